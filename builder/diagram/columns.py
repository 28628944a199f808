"""The order of the boxes in each column: as few links cross as a few sweeps can bring about."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .ranks import Arcs, Edge

_SWEEPS = 8
_EXCHANGES = 4

type Columns = list[list[int]]


@dataclass(frozen=True, slots=True)
class Segment:
    """The part of links between two neighbouring columns.

    A port is how far below the top of its end it begins; none, where it may begin anywhere.
    """

    left: int
    right: int
    left_port: float | None
    right_port: float | None


@dataclass(frozen=True, slots=True)
class Grid:
    """Boxes and the bends of long links, which are numbered after them, in columns.

    Each link is a chain of segments; what leads from one box to several far away is shared.
    """

    boxes: int
    columns: Columns
    column_of: tuple[int, ...]
    chains: tuple[tuple[Segment, ...], ...]
    segments: tuple[Segment, ...]
    of_left: tuple[tuple[Segment, ...], ...]
    of_right: tuple[tuple[Segment, ...], ...]


def grid_of(edges: Sequence[Edge], arcs: Arcs, ranks: Sequence[int]) -> Grid:
    """Cut links that are longer than one column into segments."""
    column_of = list(ranks)
    bends: dict[tuple[int, str, int], int] = {}
    chains: list[tuple[Segment, ...]] = []
    for arc in arcs.all:
        edge = edges[arc.edge]
        trunk = f"{arc.edge}" if arc.is_turned else edge.far
        between = range(ranks[arc.left] + 1, ranks[arc.right])
        chain = [arc.left]
        for rank in between:
            bend = bends.setdefault((arc.left, trunk, rank), len(column_of))
            if bend == len(column_of):
                column_of.append(rank)
            chain.append(bend)
        ports = (edge.port, None) if arc.is_turned else (None, edge.port)
        chains.append(_chain([*chain, arc.right], ports))
    segments = tuple(dict.fromkeys(each for chain in chains for each in chain))
    columns = [
        [node for node, rank in enumerate(column_of) if rank == column]
        for column in range(max(ranks) + 1)
    ]
    sides = _sides(segments, len(column_of))
    return Grid(len(ranks), columns, tuple(column_of), tuple(chains), segments, *sides)


def _chain(chain: Sequence[int], ports: tuple[float | None, float | None]) -> tuple[Segment, ...]:
    last = len(chain) - 2
    return tuple(
        Segment(
            left,
            right,
            ports[0] if at == 0 else 0.0,
            ports[1] if at == last else 0.0,
        )
        for at, (left, right) in enumerate(pairwise(chain))
    )


def _sides(
    segments: Sequence[Segment], count: int
) -> tuple[tuple[tuple[Segment, ...], ...], tuple[tuple[Segment, ...], ...]]:
    left: list[list[Segment]] = [[] for _ in range(count)]
    right: list[list[Segment]] = [[] for _ in range(count)]
    for each in segments:
        left[each.left].append(each)
        right[each.right].append(each)
    return tuple(map(tuple, left)), tuple(map(tuple, right))


@dataclass(frozen=True, slots=True)
class Ordering:
    """Orders the columns of a grid; `heights` makes ports comparable with places."""

    grid: Grid
    heights: Sequence[float]
    places: list[float]

    @classmethod
    def of(cls, grid: Grid, heights: Sequence[float]) -> "Ordering":
        """Begin with the order in which the columns are."""
        ordering = cls(grid, heights, [0.0] * len(grid.column_of))
        ordering._number(grid.columns)
        return ordering

    def best(self) -> Columns:
        """Return the order of the last sweep with the fewest crossings, neighbours exchanged."""
        best = [list(column) for column in self.grid.columns]
        fewest = self.crossings()
        for sweep in range(_SWEEPS):
            columns = self._swept(best, is_forward=sweep % 2 == 0)
            if (found := self.crossings()) <= fewest:
                best, fewest = columns, found
        self._number(best)
        for _ in range(_EXCHANGES):
            if not sum(self._exchanged(column) for column in best):
                break
        return best

    def crossings(self) -> int:
        """Count how often two segments cross."""
        between: list[list[tuple[float, float]]] = [[] for _ in self.grid.columns]
        for each in self.grid.segments:
            pair = (self._at(each.left, each.left_port), self._at(each.right, each.right_port))
            between[self.grid.column_of[each.left]].append(pair)
        return sum(map(_inversions, between))

    def _swept(self, columns: Columns, *, is_forward: bool) -> Columns:
        swept = [list(column) for column in columns]
        self._number(swept)
        for column in swept if is_forward else swept[::-1]:
            beside = self._left_of if is_forward else self._right_of
            wishes = {node: _mean(beside(node), self.places[node]) for node in column}
            column.sort(key=wishes.__getitem__)
            self._number([column])
        return swept

    def _exchanged(self, column: list[int]) -> bool:
        is_better = False
        for at in range(len(column) - 1):
            one, other = column[at], column[at + 1]
            if self._cost(other, one) < self._cost(one, other):
                column[at], column[at + 1] = other, one
                is_better = True
        self._number([column])
        return is_better

    def _cost(self, above: int, below: int) -> int:
        left = _above(self._left_of(above), self._left_of(below))
        return left + _above(self._right_of(above), self._right_of(below))

    def _left_of(self, node: int) -> list[float]:
        return [self._at(each.left, each.left_port) for each in self.grid.of_right[node]]

    def _right_of(self, node: int) -> list[float]:
        return [self._at(each.right, each.right_port) for each in self.grid.of_left[node]]

    def _at(self, node: int, port: float | None) -> float:
        if node >= len(self.heights) or port is None:
            return self.places[node] + 0.5
        return self.places[node] + port / self.heights[node]

    def _number(self, columns: Columns) -> None:
        for column in columns:
            for place, node in enumerate(column):
                self.places[node] = float(place)


def _mean(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _inversions(pairs: Sequence[tuple[float, float]]) -> int:
    seen: list[float] = []
    found = 0
    for _, right in sorted(pairs):
        found += len(seen) - bisect_right(seen, right)
        insort(seen, right)
    return found


def _above(upper: Sequence[float], lower: Sequence[float]) -> int:
    """Count the pairs in which one of the upper has an end below one of the lower."""
    ordered = sorted(lower)
    return sum(bisect_left(ordered, each) for each in upper)
