"""Try every mutant: `python -m verification.mutation [--only TEXT]`."""

import argparse
import sys
from pathlib import Path

from builder.blueprint.model import Blueprint
from builder.generator.folder import write_folder
from builder.generator.project import Project
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

from ..gates import GATES
from ..places import ROOT, WORK
from ..progress import Progress, say
from ..prover import FAULTS
from ..selection.choices import defaults
from ..selection.configurations import example
from ..servers import SERVERS
from ..signin import SIGN_IN
from ..workplace import Workplace
from .mutants import Mutant, MutantError, check, infected, mutants

TEMPLATES = ROOT / "templates" / "project"
PLACE = WORK / "mutation"
CHECKS = {gate.name: gate.check for gate in GATES}


def main() -> int:
    """Print a row per mutant; exit with 1 where one was not noticed."""
    every = mutants()
    check(every, TEMPLATES)
    wanted = [each for each in every if _arguments().only in each.title]
    progress = Progress(len(wanted))
    results = [_is_noticed(mutant, progress) for mutant in wanted]
    say(f"{sum(results)} noticed, {len(results) - sum(results)} not noticed")
    return 0 if all(results) else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verification.mutation", description=__doc__)
    parser.add_argument("--only", default="", help="those with this text in file or old text")
    return parser.parse_args()


def _is_noticed(mutant: Mutant, progress: Progress) -> bool:
    """Put the fault into a project that holds, and tell whether its gate fails."""
    blueprint = _blueprint(mutant)
    healthy = _rendered(blueprint, TEMPLATES)
    faulty = _rendered(blueprint, infected(mutant, TEMPLATES, PLACE / "templates"))
    if healthy.digest == faulty.digest:
        message = f"{mutant.title} changes nothing in its project"
        raise MutantError(message)
    workplace = _workplace(mutant, blueprint, healthy)
    write_folder(faulty, workplace.folder)
    try:
        CHECKS[mutant.noticed_by](workplace, blueprint)
    except FAULTS:
        progress.passed(mutant.title, f"noticed by {mutant.noticed_by}")
        return True
    finally:
        write_folder(healthy, workplace.folder)
    progress.failed(mutant.title, f"not noticed by {mutant.noticed_by}")
    return False


def _blueprint(mutant: Mutant) -> Blueprint:
    catalog = load_templates(TEMPLATES, TEMPLATE_VERSION).catalog
    chosen = defaults(catalog).having(f"database/{mutant.database}").having(f"auth/{mutant.auth}")
    return example(chosen, catalog)


def _rendered(blueprint: Blueprint, templates: Path) -> Project:
    return render(blueprint, load_templates(templates, TEMPLATE_VERSION))


def _workplace(mutant: Mutant, blueprint: Blueprint, healthy: Project) -> Workplace:
    """Return a project that holds, installed once for all mutants of its choices."""
    folder = PLACE / f"{mutant.database}-{mutant.auth}"
    workplace = Workplace(
        folder, SERVERS[mutant.database], blueprint.project.package, SIGN_IN[mutant.auth]
    )
    digest = folder.with_suffix(".digest")
    if not digest.exists() or digest.read_text("utf-8") != healthy.digest:
        folder.mkdir(parents=True, exist_ok=True)
        write_folder(healthy, folder)
        CHECKS["install"](workplace, blueprint)
        for gate in ("layers", "migrations", "tests"):
            CHECKS[gate](workplace, blueprint)
        digest.write_text(healthy.digest, "utf-8")
    return workplace


if __name__ == "__main__":
    sys.exit(main())
