"""A project that holds, which gets one fault after another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from builder.blueprint.model import Blueprint
from builder.generator.folder import write_folder
from builder.generator.project import Project

from ..gates import GATES
from ..prover import FAULTS
from ..servers import SERVERS
from ..signin import SIGN_IN
from ..workplace import GateError, Workplace, emptied
from .mutants import Mutant, MutantError

CHECKS = {gate.name: gate.check for gate in GATES}


@dataclass(frozen=True, slots=True)
class Subject:
    """The project on disk, as it is without a fault."""

    project: Project
    blueprint: Blueprint
    workplace: Workplace

    def confirm(self, noticed_by: Iterable[str]) -> None:
        """Raise MutantError unless everything that is to notice faults holds without them."""
        names = set(noticed_by)
        tests = sorted(names - CHECKS.keys())
        try:
            for gate in sorted(names & CHECKS.keys()):
                self._hold(gate)
            if tests:
                self.workplace.run("uv", "run", "pytest", "-q", *tests)
        except FAULTS as error:
            message = f"without a fault, it does not hold: {error}"
            raise MutantError(message) from error

    def reason(self, mutant: Mutant) -> str:
        """Return how the fault was noticed, nothing where it was not. Raises MutantError."""
        mutant.check(self.project)
        file = self.workplace.folder / mutant.file
        file.write_text(mutant.changed(self.project[mutant.file].text), "utf-8")
        try:
            return self._noticed(mutant.noticed_by)
        finally:
            file.write_bytes(self.project[mutant.file].content)

    def _noticed(self, noticed_by: str) -> str:
        if noticed_by not in CHECKS:
            return self._failed(noticed_by)
        try:
            self._hold(noticed_by)
        except FAULTS as error:
            return f"{noticed_by}: {_in_short(error)}"
        return ""

    def _hold(self, gate: str) -> None:
        """Pass a gate on an empty database: what another fault left there does not count."""
        self.workplace.server.prepare(self.workplace.folder)
        self.workplace.run("uv", "run", "alembic", "upgrade", "head")
        CHECKS[gate](self.workplace, self.blueprint)

    def _failed(self, test: str) -> str:
        """Return how a test failed; it does not count when it cannot run."""
        try:
            self.workplace.run("uv", "run", "pytest", "-q", test)
        except GateError as error:
            found = re.search(rf"^FAILED ({re.escape(test)}.*)", str(error), re.MULTILINE)
            if found is None:
                message = f"{test} cannot run: {_in_short(error)}"
                raise MutantError(message) from error
            return found[1]
        return ""


def subject(project: Project, blueprint: Blueprint, place: Path) -> Subject:
    """Write and install a project below `place`; packages that are there already stay."""
    name = "-".join((*blueprint.options.values(), *blueprint.features))
    folder = place / re.sub(r"[^a-z0-9]+", "-", name)
    workplace = Workplace(
        folder,
        SERVERS[blueprint.options["database"]],
        blueprint.project.package,
        SIGN_IN[blueprint.options["auth"]],
    )
    installed = folder.with_suffix(".digest")
    if not installed.exists() or installed.read_text("utf-8") != project.digest:
        write_folder(project, emptied(folder))
        CHECKS["install"](workplace, blueprint)
        installed.write_text(project.digest, "utf-8")
    write_folder(project, folder)
    return Subject(project, blueprint, workplace)


def _in_short(error: BaseException) -> str:
    """Return the line that tells most: commands say it last, and everything else first."""
    lines = str(error).strip().splitlines() or [repr(error)]
    return lines[-1] if isinstance(error, GateError) else lines[0]
