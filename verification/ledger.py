"""What was proved, kept as JSON that grows row by row."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import Lock
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Row:
    """One configuration: what was chosen, and the key and the seconds of every gate that held."""

    choices: Mapping[str, str]
    features: tuple[str, ...]
    digest: str
    gates: Mapping[str, str]
    seconds: Mapping[str, float]
    date: str


@dataclass(frozen=True, slots=True)
class Failure:
    """One configuration that failed: at which gate, what was said there, and what held before."""

    gate: str
    text: str
    gates: Mapping[str, str]
    date: str


@dataclass
class Ledger:
    """Rows and failures by the name of their configuration; every change is on disk at once."""

    path: Path
    template_version: str
    configurations: dict[str, Row] = field(default_factory=dict[str, Row])
    failures: dict[str, Failure] = field(default_factory=dict[str, Failure])
    _writing: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def read(cls, path: Path, template_version: str) -> Self:
        """Return the ledger at `path`, empty where there is none."""
        if not path.exists():
            return cls(path, template_version)
        data: Mapping[str, Any] = json.loads(path.read_text("utf-8"))
        return cls(
            path,
            template_version,
            {name: Row(**row) for name, row in data["configurations"].items()},
            {name: Failure(**row) for name, row in data["failures"].items()},
        )

    @property
    def keys(self) -> frozenset[str]:
        """Everything that was proved, in whichever configuration."""
        passed = (row.gates for row in self.configurations.values())
        held = (failure.gates for failure in self.failures.values())
        return frozenset(key for gates in (*passed, *held) for key in gates.values())

    def seconds(self, names: Iterable[str]) -> dict[str, float]:
        """Return how long the gates of these configurations took, by what they proved."""
        rows = [self.configurations[name] for name in names if name in self.configurations]
        return {row.gates[gate]: spent for row in rows for gate, spent in row.seconds.items()}

    def passed(self, name: str, row: Row) -> None:
        """Keep a row, in the place of what was said of its configuration before.

        A gate that did not run again has the time that it took when it did.
        """
        with self._writing:
            known = self.seconds(self.configurations)
            before = {gate: known[key] for gate, key in row.gates.items() if key in known}
            self.failures.pop(name, None)
            self.configurations[name] = replace(row, seconds=before | dict(row.seconds))
            self._write()

    def failed(self, name: str, failure: Failure) -> None:
        """Keep a failure, in the place of what was said of its configuration before."""
        with self._writing:
            self.configurations.pop(name, None)
            self.failures[name] = failure
            self._write()

    def keep_only(self, names: frozenset[str]) -> None:
        """Forget configurations that are no longer proved."""
        with self._writing:
            self.configurations = _only(self.configurations, names)
            self.failures = _only(self.failures, names)
            self._write()

    def _write(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(".part")
        draft.write_text(self._text(), "utf-8")
        draft.replace(self.path)

    def _text(self) -> str:
        """Write one line for each configuration: a change of one is a change of one line."""
        return (
            f'{{\n"template_version": {json.dumps(self.template_version)},\n'
            f'"configurations": {_lines(self.configurations)},\n'
            f'"failures": {_lines(self.failures)}\n}}\n'
        )


def _only[T](rows: dict[str, T], names: frozenset[str]) -> dict[str, T]:
    return {name: row for name, row in rows.items() if name in names}


def _lines(rows: Mapping[str, Row] | Mapping[str, Failure]) -> str:
    lines = (f"{json.dumps(name)}: {json.dumps(asdict(row))}" for name, row in rows.items())
    return "{\n" + ",\n".join(sorted(lines)) + "\n}"
