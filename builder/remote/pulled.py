"""The line by which a file remembers the revision that it came of: any reader of TOML skips it."""

import re
from dataclasses import dataclass, replace
from typing import Final, Self

_NAME: Final = r"([a-z0-9-]{1,60})/([a-z0-9-]{1,60})(?:/([1-9][0-9]{0,5}))?"
_LINE: Final = re.compile(rf"(\A(?:(?:#.*|[ \t]*)\r?\n)*?)# Came of {_NAME} at (\S+)\..*\r?\n")
"""Among the comments with which a file begins, whatever else they say."""


@dataclass(frozen=True, slots=True)
class Target:
    """A saved Blueprint, and a revision of it where one is meant."""

    workspace: str
    blueprint: str
    number: int | None = None

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return what `text` names: `team/orders`, or `team/orders/3`."""
        found = re.fullmatch(_NAME, text.strip())
        return cls(found[1], found[2], _number(found[3])) if found else None

    @property
    def name(self) -> str:
        """The Blueprint without a revision."""
        return f"{self.workspace}/{self.blueprint}"

    @property
    def place(self) -> str:
        """Where both the API and the pages have the Blueprint."""
        return f"/workspaces/{self.workspace}/blueprints/{self.blueprint}"

    def at(self, number: int) -> Self:
        """Return a revision of it."""
        return replace(self, number=number)

    def __str__(self) -> str:
        """Write it as it is read."""
        return self.name if self.number is None else f"{self.name}/{self.number}"


@dataclass(frozen=True, slots=True)
class Pulled:
    """Of which revision a file came, and from where."""

    server: str
    target: Target

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return what a file says of itself, if it does."""
        found = _LINE.match(text)
        return cls(found[5], Target(found[2], found[3], _number(found[4]))) if found else None

    def written(self, text: str) -> str:
        """Return a file that says so of itself, and is otherwise what it was."""
        rest = _LINE.sub(r"\1", text, count=1)
        return (
            f"# Came of {self.target} at {self.server}. `builder push` goes on from there.\n{rest}"
        )


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None
