"""Print how fast the wizard answers a click, in the browser and on the server, in which size."""

import gzip
import logging
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import cycle
from statistics import median, quantiles

import httpx2
from playwright.sync_api import Page, sync_playwright

from builder.blueprint.forms import parse_data, parse_toml, to_query
from builder.blueprint.model import Blueprint
from builder.core.config import Settings
from builder.generator.emission import entity_views
from builder.generator.imports import sorted_imports
from builder.generator.inputs import rendered
from builder.generator.render import render
from builder.generator.templates import TemplateSet, load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.main import create_app
from builder.resources import resource
from tests.browser.application import served
from tests.browser.conftest import ARGUMENTS, NAMES

SIZES = (0, 10, 60)
CLICKS = 40
REQUESTS = 30
LINKS = 2
FRAGMENT = {"HX-Request-Type": "partial", "HX-Request": "true"}
TOGGLE = """
label => new Promise(resolve => {
  const labels = [...document.querySelectorAll('.card label')];
  const input = document.getElementById(labels.find(each => each.textContent === label).htmlFor);
  const started = performance.now();
  document.addEventListener('htmx:after:settle', () => requestAnimationFrame(() =>
    requestAnimationFrame(() => resolve(performance.now() - started))), { once: true });
  input.click();
})
"""


@dataclass(slots=True)
class Timing:
    """Milliseconds of each time, and the bytes of the last answer, compressed."""

    times: list[float] = field(default_factory=list[float])
    size: int = 0

    def __str__(self) -> str:
        """Give the median and what 95 of 100 keep."""
        p95 = quantiles(self.times, n=20)[-1]
        size = f"{self.size / 1000:8.1f} kB" if self.size else ""
        return f"{median(self.times):8.1f} {p95:8.1f} ms{size}"


def projects(templates: TemplateSet) -> Iterator[tuple[str, Blueprint]]:
    """Yield what is measured, by name: the example, and models of each size."""
    text = (resource("examples") / "chinook.toml").read_text("utf-8")
    yield "Chinook", parse_toml(text, templates.catalog)
    for count in SIZES:
        yield f"{count} entities", blueprint(count, templates)


def blueprint(count: int, templates: TemplateSet) -> Blueprint:
    """Return a project with so many entities, each leading to earlier ones."""
    entities = [_entity(number) for number in range(count)]
    return parse_data({"entities": entities}, templates.catalog)


def _entity(number: int) -> dict[str, object]:
    kinds = ("string", "text", "integer", "decimal", "date", "boolean")
    fields = [{"name": f"{kind}_value", "type": kind} for kind in kinds]
    targets = range(max(number - LINKS, 0), number)
    links = [
        {"name": f"thing_{each}", "target": f"Thing{each}", "kind": "many_to_one"}
        for each in targets
    ]
    return {"name": f"Thing{number}", "fields": fields, "relations": links}


def fragments(client: httpx2.Client, query: str, entity: str) -> dict[str, Timing]:
    """Ask for what clicks lead to, in turns; each time for a project that was never asked for."""
    views = {view: f"show={view}" for view in ("diff", "api", "diagram")}
    asked = {"toggle": "features=docker", "file": "file=README.md", **views}
    if entity:
        asked["entity"] = f"entity={entity}"
    found = {name: Timing() for name in asked}
    for number in range(REQUESTS):
        for name, more in asked.items():
            before = f"{query}&name=Shop+{number}+{name}"
            headers = {**FRAGMENT, "HX-Current-URL": f"{client.base_url}/?{before}"}
            client.get(f"/?{before}")
            started = time.perf_counter()
            answer = client.get(f"/?{before}&{more}", headers=headers)
            found[name].times.append((time.perf_counter() - started) * 1000)
            found[name].size = len(gzip.compress(answer.raise_for_status().content))
    return found


def clicks(page: Page, address: str) -> Timing:
    """Toggle features in a browser, from the click to the second frame after it."""
    page.goto(address)
    toggled = cycle(("Docker", "Docker", "Metrics", "Metrics", "GitHub Actions", "GitHub Actions"))
    for _ in range(4):
        page.evaluate(TOGGLE, next(toggled))
    return Timing([page.evaluate(TOGGLE, next(toggled)) for _ in range(CLICKS)])


def ratio(chosen: Blueprint, templates: TemplateSet) -> float:
    """Return what a preview after one toggle costs, as a part of a full render, in CPU time."""
    remembered = (entity_views, rendered, sorted_imports)
    toggled = chosen.model_copy(update={"features": ("docker",)})

    def full() -> None:
        for each in remembered:
            each.cache_clear()
        render(chosen, templates)

    whole = min(_cost(full) for _ in range(5))
    preview = min(_cost(partial(render, each, templates)) for each in _names(toggled))
    return preview / whole


def _names(chosen: Blueprint) -> Iterator[Blueprint]:
    for number in range(5):
        project = chosen.project.model_copy(update={"name": f"Shop {number}"})
        yield chosen.model_copy(update={"project": project})


def _cost(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> int:
    """Measure projects of each size."""
    logging.disable()
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    path = next(filter(None, map(shutil.which, NAMES)), None)
    lines = [f"{'':<28}{'median':>8} {'p95':>8}   {'gzipped':>10}"]
    with sync_playwright() as playwright, served(create_app(Settings())) as address:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        client = httpx2.Client(base_url=address, trust_env=False)
        for name, chosen in projects(templates):
            query = to_query(chosen, templates.catalog)
            painted = clicks(browser.new_page(), f"{address}/?{query}")
            lines.append(f"{f'{name}: click to paint':<28}{painted}")
            entity = next((each.name for each in chosen.entities), "")
            found = fragments(client, query, entity)
            lines += [f"{f'  server: {what}':<28}{each}" for what, each in found.items()]
            lines.append(f"{'  one toggle / full render':<28}{ratio(chosen, templates):8.2f}")
        browser.close()
    sys.stdout.write("\n".join([*lines, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
