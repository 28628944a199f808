"""A symbol as SVG draws it, in units of one square."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Self

from .matrix import Squares, symbol

QUIET: Final = 4
"""How many light squares a reader needs around a symbol."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What is drawn: a light square of this side, and a path of the dark ones in it."""

    side: int
    path: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Draw a text. Raises TooLongError."""
        dark = symbol(text)
        return cls(len(dark) + 2 * QUIET, "".join(_runs(dark)))


def _runs(dark: Squares) -> Iterator[str]:
    """Yield each run of dark squares, row by row."""
    for y, row in enumerate(dark, QUIET):
        x = QUIET
        for is_dark, run in groupby(row):
            length = len([*run])
            if is_dark:
                yield f"M{x} {y}h{length}v1h-{length}z"
            x += length
