"""Numbers that make values differ."""

from collections.abc import Sequence


class Numbers:
    """Counts from 1, in every test again."""

    def __init__(self) -> None:
        """Start before 1."""
        self._last = 0

    def next(self) -> int:
        """Return a number that this test has not seen."""
        self._last += 1
        return self._last

    def pick[T](self, values: Sequence[T]) -> T:
        """Return the next of `values`, after the last one the first."""
        return values[self.next() % len(values)]

    def restart(self) -> None:
        """Start at 1 again."""
        self._last = 0


numbers = Numbers()
