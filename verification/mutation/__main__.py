"""Try every mutant: `python -m verification.mutation [--only TEXT]`."""

import argparse
import sys
from collections.abc import Iterator

from builder.generator.render import render
from builder.generator.templates import TemplateSet, load_templates
from builder.generator.version import TEMPLATE_VERSION

from ..places import ROOT, WORK
from ..progress import Progress, say
from .mutants import Mutant, MutantError, blueprint_of, by_choices, mutants
from .subject import Subject, subject


def main() -> int:
    """Print a row per mutant, then what was not noticed; exit with 1 where anything was not."""
    templates = load_templates(ROOT / "templates" / "project", TEMPLATE_VERSION)
    only = _arguments().only
    wanted = [each for each in mutants() if only in each.words]
    progress = Progress(len(wanted))
    missed = [
        mutant
        for choices, found in by_choices(wanted)
        for mutant in _missed(_subject(templates, choices), found, progress)
    ]
    say(f"{len(wanted) - len(missed)} noticed, {len(missed)} not noticed")
    for mutant in missed:
        say(f"  {mutant.title}")
    return 1 if missed else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verification.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="those with this text in their row")
    return parser.parse_args()


def _subject(templates: TemplateSet, choices: tuple[str, ...]) -> Subject:
    blueprint = blueprint_of(choices, templates.catalog)
    return subject(render(blueprint, templates), blueprint, WORK / "mutation")


def _missed(healthy: Subject, found: list[Mutant], progress: Progress) -> Iterator[Mutant]:
    """Yield the mutants that were not noticed. Raises MutantError where nothing can be told."""
    healthy.confirm([mutant.noticed_by for mutant in found])
    for mutant in found:
        if not _is_noticed(mutant, healthy, progress):
            yield mutant


def _is_noticed(mutant: Mutant, healthy: Subject, progress: Progress) -> bool:
    try:
        reason = healthy.reason(mutant)
    except MutantError as error:
        progress.failed(mutant.title, str(error))
        return False
    if reason:
        progress.passed(mutant.title, reason)
    else:
        progress.failed(mutant.title, f"not noticed by {mutant.noticed_by}")
    return bool(reason)


if __name__ == "__main__":
    sys.exit(main())
