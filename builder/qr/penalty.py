"""What makes a symbol hard to read, in the points of the standard: of its masks the fewest win."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

_RUN = re.compile(r"0{5,}|1{5,}")
_FINDER_LIKE = re.compile(r"(?=10111010000|00001011101)")


def penalty(dark: Sequence[Sequence[bool]]) -> int:
    """Return the points of a symbol: for runs, blocks, what looks like a finder, and imbalance."""
    rows = ["".join("01"[each] for each in row) for row in dark]
    columns = ["".join(column) for column in zip(*rows, strict=True)]
    lines = [*rows, *columns]
    return sum(_runs(lines)) + 3 * _blocks(rows) + 40 * _finders(lines) + _imbalance("".join(rows))


def _runs(lines: Iterable[str]) -> Iterator[int]:
    for line in lines:
        yield from (len(each[0]) - 2 for each in _RUN.finditer(line))


def _blocks(rows: Sequence[str]) -> int:
    return sum(
        upper[x : x + 2] == lower[x : x + 2] in {"00", "11"}
        for upper, lower in pairwise(rows)
        for x in range(len(upper) - 1)
    )


def _finders(lines: Iterable[str]) -> int:
    return sum(len(_FINDER_LIKE.findall(line)) for line in lines)


def _imbalance(squares: str) -> int:
    percent = 100 * squares.count("1") / len(squares)
    return 10 * int(abs(percent - 50) / 5)
