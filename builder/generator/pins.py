"""The versions that were verified, and which of them a set of requirements brings along."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Self

_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?")
_SEPARATORS = re.compile(r"[-_.]+")


class UnknownPinError(LookupError):
    """A requirement, or what it brings along, is not in pins.toml."""


@dataclass(frozen=True, slots=True)
class Pin:
    """One verified package: its version, what it requires, and what each of its extras requires."""

    version: str
    requires: tuple[str, ...]
    extras: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Pins:
    """Verified packages by normalised name."""

    packages: Mapping[str, Pin]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a pins.toml."""
        tables = tomllib.loads(text).get("packages", {})
        return cls({name: _pin(table) for name, table in tables.items()})

    @property
    def modules(self) -> Iterable[str]:
        """What the packages are called as modules, as far as their names tell."""
        return (name.replace("-", "_") for name in self.packages)

    def closure(self, requirements: Iterable[str]) -> list[str]:
        """Return `name==version` of all that gets installed, sorted. Raises UnknownPinError."""
        found: set[str] = set()
        waiting = [_split(requirement) for requirement in requirements]
        seen: set[tuple[str, str | None]] = set()
        while waiting:
            name, extras = waiting.pop()
            for extra in (None, *extras):
                if (name, extra) not in seen:
                    seen.add((name, extra))
                    waiting += [_split(each) for each in self._needs(name, extra)]
            found.add(name)
        return [f"{name}=={self.packages[name].version}" for name in sorted(found)]

    def _needs(self, name: str, extra: str | None) -> tuple[str, ...]:
        if name not in self.packages:
            message = f"pins.toml has no '{name}': run `make pins`"
            raise UnknownPinError(message)
        pin = self.packages[name]
        return pin.requires if extra is None else pin.extras.get(extra, ())


def _pin(table: Mapping[str, Any]) -> Pin:
    extras: Mapping[str, list[str]] = table.get("extras", {})
    return Pin(
        table["version"],
        tuple(table.get("requires", ())),
        {name: tuple(requires) for name, requires in extras.items()},
    )


@lru_cache(maxsize=1024)
def _split(requirement: str) -> tuple[str, tuple[str, ...]]:
    found = _REQUIREMENT.match(requirement)
    if found is None:
        raise UnknownPinError(requirement)
    extras = tuple(extra.strip() for extra in (found[2] or "").split(",") if extra.strip())
    return _SEPARATORS.sub("-", found[1]).lower(), extras
