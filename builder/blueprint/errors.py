"""Every refusal names the place, says the rule, and offers a way out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .catalog import Option
    from .model import Blueprint


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule.

    `suggestion` is a value that would be accepted at `place`, `feature` one with which what stands
    there would be.
    """

    place: str
    rule: str
    message: str
    suggestion: str | None = None
    feature: Option | None = None


class InvalidBlueprint(ValueError):  # noqa: N818 - the word of the domain, not an accident
    """Raised by the parsers; `draft` is what could be read, when only its meaning is wrong."""

    def __init__(self, problems: Iterable[Problem], draft: Blueprint | None = None) -> None:
        """Collect what is wrong."""
        self.problems = tuple(problems)
        self.draft = draft
        super().__init__("\n".join(f"{p.place}: {p.message}" for p in self.problems))
