"""Numbers that make records differ."""

from collections import Counter
from collections.abc import Sequence


class Numbers:
    """Counts the records of each kind from 1, in every test again."""

    def __init__(self) -> None:
        """Start with no record."""
        self._last: Counter[str] = Counter()

    def next(self, kind: str) -> int:
        """Return the number of the next record of `kind`."""
        self._last[kind] += 1
        return self._last[kind]

    def restart(self) -> None:
        """Start with no record again."""
        self._last.clear()


def pick[T](values: Sequence[T], number: int) -> T:
    """Return the value for a record with `number`; after the last one, the first comes again."""
    return values[number % len(values)]


numbers = Numbers()
