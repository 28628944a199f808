"""Where links meet the sides of boxes: at the row of their relation, or as they come."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .boxes import EDGE, HEAD, PORT_GAP
from .columns import Grid, Segment
from .ranks import Edge
from .settling import settled, within

_HELD = 1_000.0


@dataclass(frozen=True, slots=True)
class _Port:
    key: Segment | int
    wish: float
    is_held: bool


@dataclass(slots=True)
class Ports:
    """How far down segments begin and end, and loops, by the number of their link."""

    lefts: dict[Segment, float] = field(default_factory=dict[Segment, float])
    rights: dict[Segment, float] = field(default_factory=dict[Segment, float])
    loops: dict[int, tuple[float, float]] = field(default_factory=dict[int, tuple[float, float]])


def ports_of(
    grid: Grid, edges: Sequence[Edge], heights: Sequence[float], tops: Sequence[float]
) -> Ports:
    """Return the ports of everything once the boxes stand."""
    return _Meeting(grid, edges, heights, tops, Ports()).met()


@dataclass(frozen=True, slots=True)
class _Meeting:
    grid: Grid
    edges: Sequence[Edge]
    heights: Sequence[float]
    tops: Sequence[float]
    ports: Ports

    def met(self) -> Ports:
        for node in range(len(self.tops)):
            if node >= len(self.heights):
                self._pass(node)
            else:
                self._meet_left(node)
                self._meet_right(node)
        return self.ports

    def _pass(self, node: int) -> None:
        """Let a long link go straight through a column."""
        self.ports.rights.update(dict.fromkeys(self.grid.of_right[node], self.tops[node]))
        self.ports.lefts.update(dict.fromkeys(self.grid.of_left[node], self.tops[node]))

    def _meet_left(self, node: int) -> None:
        wanted = [
            self._port(each, node, each.right_port, (each.left, each.left_port))
            for each in self.grid.of_right[node]
        ]
        for key, place in self._spread(node, wanted):
            if isinstance(key, Segment):
                self.ports.rights[key] = place

    def _meet_right(self, node: int) -> None:
        wanted = [
            self._port(each, node, each.left_port, (each.right, each.right_port))
            for each in self.grid.of_left[node]
        ]
        loops = {
            n: each.port for n, each in enumerate(self.edges) if each.source == each.target == node
        }
        top = self.tops[node]
        wanted += [_Port(-1, top + port, is_held=True) for port in loops.values()]
        wanted += [_Port(number, top + HEAD / 2, is_held=False) for number in loops]
        for key, place in self._spread(node, wanted):
            if isinstance(key, Segment):
                self.ports.lefts[key] = place
            elif key in loops:
                self.ports.loops[key] = (top + loops[key], place)

    def _port(
        self, key: Segment, node: int, port: float | None, other: tuple[int, float | None]
    ) -> _Port:
        wish = self._place(*other) if port is None else self.tops[node] + port
        return _Port(key, wish, is_held=port is not None)

    def _place(self, node: int, port: float | None) -> float:
        half = self.heights[node] / 2 if node < len(self.heights) else 0.0
        return self.tops[node] + (half if port is None else port)

    def _spread(self, node: int, wanted: list[_Port]) -> Iterator[tuple[Segment | int, float]]:
        """Keep ports apart; those of rows stay where their rows are."""
        least, most = self.tops[node] + EDGE, self.tops[node] + self.heights[node] - EDGE
        ordered = sorted(wanted, key=lambda each: each.wish)
        wishes = [min(most, max(least, each.wish)) for each in ordered]
        weights = [_HELD if each.is_held else 1.0 for each in ordered]
        places = within(settled(wishes, [PORT_GAP] * (len(ordered) - 1), weights), least, most)
        for each, place in zip(ordered, places, strict=True):
            yield each.key, each.wish if each.is_held else float(round(place))
