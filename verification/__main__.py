"""Prove every configuration: `python -m verification [--only TEXT] [--jobs N]`."""

import argparse
import subprocess
import sys
import time
import traceback
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path

import httpx2

from builder.generator.folder import write_folder
from builder.generator.render import render
from builder.generator.templates import TemplateSet, load_templates
from builder.generator.version import TEMPLATE_VERSION

from .configurations import Configuration, configurations
from .gates import GATES
from .servers import SERVERS
from .signin import SIGN_IN
from .workplace import GateError, Workplace, emptied

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".verification"
FAULTS = (
    AssertionError,
    GateError,
    LookupError,
    OSError,
    ValueError,
    httpx2.HTTPError,
    subprocess.TimeoutExpired,
)


def main() -> int:
    """Print a row per configuration; exit with 1 where one failed."""
    options = _arguments()
    templates = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION)
    wanted = [each for each in configurations(templates.catalog) if options.only in each.name]
    if not wanted:
        _say(f"no configuration has '{options.only}' in its name")
        return 2
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(_prove, wanted, repeat(templates)))
    _say(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    return 0 if all(results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verification", description=__doc__)
    parser.add_argument("--only", default="", help="only configurations with this text in the name")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    return parser.parse_args()


def _prove(configuration: Configuration, templates: TemplateSet) -> bool:
    """Take one configuration through all gates; on a failure its folder stays for a look."""
    workplace = _workplace(configuration, templates)
    row: list[str] = []
    for name, gate in GATES.items():
        started = time.monotonic()
        try:
            gate(workplace, configuration.blueprint)
        except FAULTS as error:
            text = "".join(traceback.format_exception(error))
            workplace.folder.with_suffix(".log").write_text(text, "utf-8")
            _say(f"FAIL  {configuration.name:<24} {', '.join(row)}; {name}:\n{text[-3000:]}")
            return False
        row.append(f"{name} {time.monotonic() - started:.0f}s")
    _say(f"ok    {configuration.name:<24} {', '.join(row)}")
    return True


def _workplace(configuration: Configuration, templates: TemplateSet) -> Workplace:
    folder = emptied(WORK / configuration.name.replace(" + ", "-"))
    write_folder(render(configuration.blueprint, templates), folder)
    server = SERVERS[configuration.database]
    sign_in = SIGN_IN[configuration.blueprint.options["auth"]]
    return Workplace(folder, server, configuration.blueprint.project.package, sign_in)


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command talks


if __name__ == "__main__":
    sys.exit(main())
