"""Boxes and links in a plane: linked ones in columns, groups of them side by side."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from .columns import Ordering, grid_of
from .placing import Placing
from .ports import ports_of
from .ranks import Edge, arcs_of, ranks_of, wrapped
from .routing import Point, Way, channels_of, loop_ways, ways_of

_SHAPE = 1.1
_COLUMN = 80.0
_ROW = 24.0
_BETWEEN_GROUPS = 40.0
_LOWEST = 480.0

type Size = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each box stands, how wide its column is, and which way each link goes, by number."""

    size: Size
    places: dict[int, Point]
    widths: dict[int, float]
    ways: dict[int, Way]

    def moved(self, x: float, y: float) -> "Layout":
        """Return the same, that much further right and down."""
        places = {node: (left + x, top + y) for node, (left, top) in self.places.items()}
        ways = {each: tuple((a + x, b + y) for a, b in way) for each, way in self.ways.items()}
        return Layout(self.size, places, self.widths, ways)


def lay_out(sizes: Sequence[Size], edges: Sequence[Edge]) -> Layout:
    """Return a layout in which no boxes overlap; the same for the same input."""
    groups = [_group(nodes, sizes, edges) for nodes in _linked(len(sizes), edges)]
    groups.sort(key=lambda group: (len(group.places) == 1, -len(group.places), min(group.places)))
    corners = list(_shelved(groups))
    placed = [group.moved(*corner) for group, corner in zip(groups, corners, strict=True)]
    return Layout(
        size=_extent(groups, corners),
        places={node: place for group in placed for node, place in group.places.items()},
        widths={node: width for group in placed for node, width in group.widths.items()},
        ways={number: way for group in placed for number, way in group.ways.items()},
    )


def _linked(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """Return the boxes that links hold together."""
    group = list(range(count))
    for each in edges:
        one, other = sorted((group[each.source], group[each.target]))
        if one != other:
            group = [one if number == other else number for number in group]
    return [[node for node in range(count) if group[node] == root] for root in sorted({*group})]


def _group(nodes: Sequence[int], sizes: Sequence[Size], edges: Sequence[Edge]) -> Layout:
    """Lay out boxes that are linked with each other."""
    local = {node: at for at, node in enumerate(nodes)}
    numbers = [number for number, each in enumerate(edges) if each.source in local]
    own = [
        Edge(local[each.source], local[each.target], each.port)
        for each in map(edges.__getitem__, numbers)
    ]
    found = _layered([sizes[node] for node in nodes], own)
    places = {nodes[at]: place for at, place in found.places.items()}
    widths = {nodes[at]: width for at, width in found.widths.items()}
    return Layout(found.size, places, widths, {numbers[at]: way for at, way in found.ways.items()})


def _layered(sizes: Sequence[Size], edges: Sequence[Edge]) -> Layout:
    widths, heights = [width for width, _ in sizes], [height for _, height in sizes]
    arcs = arcs_of(len(sizes), edges)
    grid = grid_of(edges, arcs, wrapped(ranks_of(arcs), heights, arcs, _most(sizes)))
    columns = Ordering.of(grid, heights).best()
    tops = Placing.of(grid, columns, heights).relaxed()
    ports = ports_of(grid, edges, heights, tops)
    channels = channels_of(grid, columns, widths, edges, ports)
    ways = {
        **dict(ways_of(grid, arcs, channels, ports)),
        **dict(loop_ways(grid, edges, channels, ports)),
    }
    columns_of = grid.column_of[: len(sizes)]
    starts, ends = channels.starts, channels.ends
    return Layout(
        size=_size(ends[-1], ways, (top + high for top, high in zip(tops, heights, strict=False))),
        places={node: (starts[column], tops[node]) for node, column in enumerate(columns_of)},
        widths={node: ends[column] - starts[column] for node, column in enumerate(columns_of)},
        ways=ways,
    )


def _size(end: float, ways: Mapping[int, Way], bottoms: Iterable[float]) -> Size:
    points = [point for way in ways.values() for point in way]
    right = max([end, *(x for x, _ in points)])
    return right, max([*bottoms, *(y for _, y in points)])


def _most(sizes: Sequence[Size]) -> float:
    """Return how high a column may be, for a drawing that is somewhat wider than high."""
    area = sum((width + _COLUMN) * (height + _ROW) for width, height in sizes)
    return max(_LOWEST, sqrt(area / _SHAPE))


def _shelved(groups: Sequence[Layout]) -> Iterator[Point]:
    """Yield the corners of groups that stand side by side, in rows of about one width."""
    sizes = [group.size for group in groups]
    area = sum((width + _BETWEEN_GROUPS) * (height + _BETWEEN_GROUPS) for width, height in sizes)
    widest = max([sqrt(area * _SHAPE), *(width for width, _ in sizes)])
    x = y = high = 0.0
    for width, height in sizes:
        if x and x + width > widest:
            x, y, high = 0.0, y + high + _BETWEEN_GROUPS, 0.0
        yield x, y
        x, high = x + width + _BETWEEN_GROUPS, max(high, height)


def _extent(groups: Sequence[Layout], corners: Sequence[Point]) -> Size:
    ends = [
        (x + group.size[0], y + group.size[1])
        for group, (x, y) in zip(groups, corners, strict=True)
    ]
    return max((x for x, _ in ends), default=0.0), max((y for _, y in ends), default=0.0)
