"""What the decorator of an operation says of the people who call."""

from dataclasses import dataclass
from typing import Final

_FORBIDDEN: Final = 403


@dataclass(frozen=True, slots=True)
class Guard:
    """What an operation asks of the caller, and whether who is signed in may be refused."""

    arguments: tuple[str, ...] = ()
    may_refuse: bool = False

    def problems(self, *statuses: int) -> str:
        """Return the declaration of what can go wrong: these, and the refusal."""
        told = {*statuses, _FORBIDDEN} if self.may_refuse else statuses
        return f"problems({', '.join(map(str, sorted(told)))})"
