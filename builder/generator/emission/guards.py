"""What the decorator of an operation says of the people who call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """What an operation asks of the caller, and the statuses of its refusals."""

    arguments: tuple[str, ...] = ()
    refusals: frozenset[int] = frozenset()

    def problems(self, *statuses: int) -> str:
        """Return the declaration of what can go wrong: these, and the refusals."""
        return f"problems({', '.join(map(str, sorted(self.refusals.union(statuses))))})"
