"""Prove that projects hold: install, check, test, boot, use and fuzz them."""

import argparse
import sys
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from builder.blueprint.catalog import Catalog
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

from .issuer import issuer
from .ledger import Ledger
from .places import LEDGER, RECENT, ROOT
from .progress import Progress, say
from .prover import Prover
from .selection.configurations import Configuration, every, fewest, sample
from .workplace import NIGHTLY, SHALLOW


def main() -> int:
    """Print a row per configuration; exit with 1 where one failed."""
    options = _arguments()
    templates = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION)
    wanted = _wanted(options, templates.catalog)
    if options.list or not wanted:
        say("\n".join(each.name for each in wanted) or "no configuration has this name")
        return 0 if wanted else 2
    ledger = Ledger.read(LEDGER if options.all else RECENT, TEMPLATE_VERSION)
    if options.all and not options.only:
        ledger.keep_only(frozenset(each.name for each in wanted))
    known = set[str]() if options.fresh else _known()
    progress = Progress(len(wanted))
    slots = SimpleQueue[int]()
    for slot in range(options.jobs):
        slots.put(slot)
    depth = NIGHTLY if options.nightly else SHALLOW
    prover = Prover(templates, ledger, known, progress, slots, depth)
    issuer()  # one for the whole run, made before two rows ask for it at once
    with ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(prover.prove, wanted))
    say(f"{sum(results)} passed, {len(results) - sum(results)} failed")
    if seconds := ledger.seconds(each.name for each in wanted):
        hours = sum(seconds.values()) / 3600
        say(f"their gates took {hours:.1f} hours in all, as they ran")
    return 0 if all(results) else 1


def _wanted(options: argparse.Namespace, catalog: Catalog) -> list[Configuration]:
    if not (options.all or options.only or options.sample):
        return fewest(catalog)
    found = every(catalog, options.only)
    return sample(found, options.sample, options.seed) if options.sample else found


def _known() -> set[str]:
    tracked, recent = (Ledger.read(path, TEMPLATE_VERSION) for path in (LEDGER, RECENT))
    return {*tracked.keys, *recent.keys}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="verification",
        description=f"{__doc__} Without an argument: the fewest in which every option occurs.",
    )
    parser.add_argument("--all", action="store_true", help="everything, kept in verification.json")
    parser.add_argument("--sample", type=int, default=0, help="some of everything, at random")
    parser.add_argument("--seed", type=int, default=0, help="which sample")
    parser.add_argument("--only", default="", help="those with this text in the name")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--fresh", action="store_true", help="prove again what was proved")
    parser.add_argument("--nightly", action="store_true", help="more examples, of all entities")
    parser.add_argument("--list", action="store_true", help="print the names and stop")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
