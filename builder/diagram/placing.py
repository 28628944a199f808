"""How far down each box stands, so that links are straight where they can be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from .columns import Columns, Grid
from .settling import settled

_BETWEEN_BOXES = 24.0
_AROUND_BENDS = 12.0
_HEAVY = 4.0

type Side = Callable[[Placing, int], list[float]]
type Sides = tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Placing:
    """Moves everything in its column between what stands above and below it."""

    grid: Grid
    columns: Columns
    heights: Sequence[float]
    tops: list[float]

    @classmethod
    def of(cls, grid: Grid, columns: Columns, heights: Sequence[float]) -> "Placing":
        """Begin with everything as high as it can be."""
        placing = cls(grid, columns, heights, [0.0] * len(grid.column_of))
        for column in columns:
            placing._settle(column, [0.0] * len(column))
        return placing

    def relaxed(self) -> list[float]:
        """Return the tops once each box is as near as can be to those it is linked with."""
        for sides in _TURNS:
            for column in self.columns if sides[0] is Placing.to_left else self.columns[::-1]:
                self._settle(column, [self._wish(node, sides) for node in column])
        highest = min(self.tops)
        return [float(round(top - highest)) for top in self.tops]

    def _settle(self, column: Sequence[int], wishes: Sequence[float]) -> None:
        gaps = [self._height(one) + self._between(one, other) for one, other in pairwise(column)]
        weights = [1.0 if self._is_box(node) else _HEAVY for node in column]
        for node, top in zip(column, settled(wishes, gaps, weights), strict=True):
            self.tops[node] = top

    def _wish(self, node: int, sides: Sides) -> float:
        found = [wish for side in sides for wish in side(self, node)]
        return median(found) if found else self.tops[node]

    def to_left(self, node: int) -> list[float]:
        """Return the tops with which the links to the left would be level."""
        return [
            self._beside(each.left, each.left_port, node, each.right_port)
            for each in self.grid.of_right[node]
        ]

    def to_right(self, node: int) -> list[float]:
        """Return the tops with which the links to the right would be level."""
        return [
            self._beside(each.right, each.right_port, node, each.left_port)
            for each in self.grid.of_left[node]
        ]

    def _beside(self, other: int, other_port: float | None, node: int, port: float | None) -> float:
        return self.tops[other] + self._port(other, other_port) - self._port(node, port)

    def _port(self, node: int, port: float | None) -> float:
        return self._height(node) / 2 if port is None else port

    def _height(self, node: int) -> float:
        return self.heights[node] if self._is_box(node) else 0.0

    def _between(self, one: int, other: int) -> float:
        both = self._is_box(one) and self._is_box(other)
        return _BETWEEN_BOXES if both else _AROUND_BENDS

    def _is_box(self, node: int) -> bool:
        return node < len(self.heights)


_TURNS: Final[tuple[Sides, ...]] = (
    (Placing.to_left,),
    (Placing.to_right,),
    (Placing.to_left,),
    (Placing.to_right,),
    (Placing.to_left, Placing.to_right),
    (Placing.to_right, Placing.to_left),
)
