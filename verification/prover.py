"""One configuration taken through all gates, as far as they are not proved already."""

import datetime as dt
import re
import shutil
import subprocess
import time
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from queue import SimpleQueue

import httpx2

from builder.generator.folder import write_folder
from builder.generator.project import Project
from builder.generator.render import render
from builder.generator.templates import TemplateSet

from .digests import proof_key
from .gates import GATES, Gate
from .ledger import Failure, Ledger, Row
from .places import WORK
from .portable import portable
from .progress import Progress
from .selection.configurations import Configuration
from .servers import SERVERS
from .signin import SIGN_IN
from .versions import versions
from .workplace import Depth, GateError, Workplace, emptied

FAULTS = (
    AssertionError,
    GateError,
    LookupError,
    OSError,
    ValueError,
    httpx2.HTTPError,
    subprocess.SubprocessError,
)
SHOWN = 3_000
KEPT = 600


@dataclass(frozen=True, slots=True)
class Fault:
    """What a gate raised, and the keys of the gates that held before."""

    gate: str
    error: BaseException
    held: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Prover:
    """What all configurations of a run share; `known` grows with the keys of what holds."""

    templates: TemplateSet
    ledger: Ledger
    known: set[str]
    progress: Progress
    slots: SimpleQueue[int]
    depth: Depth

    def prove(self, configuration: Configuration) -> bool:
        """Take it through the gates that are not proved; write the row, tell whether it held."""
        project = render(configuration.blueprint, self.templates)
        gates = [gate for gate in GATES if gate.asks(configuration.blueprint)]
        keys = {
            gate.name: proof_key(gate, project, self._conditions(configuration, gate))
            for gate in gates
        }
        waiting = [gate for gate in gates if keys[gate.name] not in self.known]
        if not waiting:
            self._keep(configuration, project, keys, {})
            self.progress.was_proved(configuration.name)
            return True
        slot = self.slots.get()
        try:
            return self._try(configuration, project, keys, waiting, slot)
        finally:
            self.slots.put(slot)

    def _conditions(self, configuration: Configuration, gate: Gate) -> str:
        depth = f" {self.depth}" if gate.by_examples else ""
        return versions(configuration.database) + depth

    def _try(
        self,
        configuration: Configuration,
        project: Project,
        keys: Mapping[str, str],
        waiting: list[Gate],
        slot: int,
    ) -> bool:
        workplace = self._workplace(configuration, project, slot)
        needed = waiting if waiting[0] is GATES[0] else [GATES[0], *waiting]
        seconds: dict[str, float] = {}
        for gate in needed:
            started = time.monotonic()
            try:
                gate.check(workplace, configuration.blueprint)
            except FAULTS as error:
                held = {name: key for name, key in keys.items() if key in self.known}
                self._failed(configuration, workplace, Fault(gate.name, error, held))
                return False
            seconds[gate.name] = round(time.monotonic() - started, 1)
            self.known.add(keys[gate.name])
        shutil.rmtree(workplace.folder)
        self._keep(configuration, project, keys, seconds)
        took = ", ".join(f"{name} {spent:.0f}s" for name, spent in seconds.items())
        self.progress.passed(configuration.name, took)
        return True

    def _workplace(self, configuration: Configuration, project: Project, slot: int) -> Workplace:
        folder = emptied(WORK / re.sub(r"[^a-z0-9]+", "-", configuration.name.lower()))
        write_folder(project, folder)
        return Workplace(
            folder,
            SERVERS[configuration.database],
            configuration.blueprint.project.package,
            SIGN_IN[configuration.blueprint.options["auth"]],
            slot,
            self.depth,
        )

    def _keep(
        self,
        configuration: Configuration,
        project: Project,
        keys: Mapping[str, str],
        seconds: Mapping[str, float],
    ) -> None:
        chosen = configuration.blueprint
        row = Row(dict(chosen.options), chosen.features, project.digest, keys, seconds, _today())
        self.ledger.passed(configuration.name, row)

    def _failed(self, configuration: Configuration, workplace: Workplace, fault: Fault) -> None:
        text = "".join(traceback.format_exception(fault.error))
        log = workplace.folder.with_suffix(".log")
        log.write_text(text, "utf-8")
        failure = Failure(fault.gate, portable(text)[-KEPT:], fault.held, _today())
        self.ledger.failed(configuration.name, failure)
        self.progress.failed(configuration.name, f"{fault.gate}; see {log}\n{text[-SHOWN:]}")


def _today() -> str:
    return dt.datetime.now(dt.UTC).date().isoformat()
