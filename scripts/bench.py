"""Print what a cold render and archive of the Chinook example cost, next to zlib alone."""

import sys
import time
import zlib
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from builder.blueprint.catalog import Catalog
from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint
from builder.generator.archive import LEVEL, archive, deflate
from builder.generator.emission import entity_views
from builder.generator.imports import sorted_imports
from builder.generator.inputs import rendered
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

ROOT = Path(__file__).parent.parent
ROUNDS = 12


def main() -> int:
    """Measure the parts interleaved, in CPU time, and print the least of each."""
    templates = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION)
    blueprint = parse_toml(
        (ROOT / "examples" / "chinook.toml").read_text("utf-8"), templates.catalog
    )
    project = render(blueprint, templates)
    contents = [file.content for file in project.values()]

    def cold() -> None:
        for remembered in (deflate, entity_views, rendered, sorted_imports):
            remembered.cache_clear()
        archive(render(blueprint, templates))

    clicks = _clicks(blueprint, templates.catalog)
    parts: dict[str, Callable[[], object]] = {
        "zlib alone": lambda: [zlib.compress(content, LEVEL) for content in contents],
        "warm render": lambda: render(blueprint, templates),
        "warm render after a click": lambda: render(next(clicks), templates),
        "cold render and archive": cold,
    }
    least = dict.fromkeys(parts, float("inf"))
    for _ in range(ROUNDS):
        for name, part in parts.items():
            started = time.process_time()
            part()
            least[name] = min(least[name], time.process_time() - started)
    lines = [f"{name:<26}{seconds * 1000:8.1f} ms" for name, seconds in least.items()]
    ratio = least["cold render and archive"] / least["zlib alone"]
    size = f"{len(project)} files, {project.size / 1000:.0f} kB"
    print("\n".join([size, *lines, f"ratio to zlib{ratio:21.2f}"]))
    return 0


def _clicks(blueprint: Blueprint, catalog: Catalog) -> Iterator[Blueprint]:
    """Yield the blueprint with one option after the other, each time with a name never seen."""
    for number in count():
        for group in catalog.groups:
            for option in group.options:
                project = blueprint.project.model_copy(update={"name": f"Shop {number}"})
                options = {**blueprint.options, group.id: option.id}
                yield blueprint.model_copy(update={"project": project, "options": options})


if __name__ == "__main__":
    sys.exit(main())
