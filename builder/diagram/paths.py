"""A way as an SVG path: round corners, and crow's feet, bars and rings at its ends."""

from collections.abc import Iterator
from typing import Final

from .links import End
from .routing import Point, Way

_CORNER = 6.0
_RING: Final = 3
_BEGIN: Final = {"one": 0, "maybe": 16, "many": 16}


def path_of(way: Way, near: End, far: End) -> str:
    """Return the `d` of a path from one end to the other, with what stands there."""
    points = list(_bends(way))
    first, last = _outwards(points), _outwards(points[::-1])
    start, end = points[0], points[-1]
    points[0] = (start[0] + first * _BEGIN[near], start[1])
    points[-1] = (end[0] + last * _BEGIN[far], end[1])
    return "".join((*_line(points), *_mark(start, first, near), *_mark(end, last, far)))


def _outwards(points: list[Point]) -> int:
    return 1 if points[1][0] > points[0][0] else -1


def _bends(way: Way) -> Iterator[Point]:
    """Yield the ends, and what lies between them where the way turns."""
    yield way[0]
    for before, at, after in zip(way, way[1:], way[2:], strict=False):
        is_level = before[1] == at[1] == after[1]
        is_upright = before[0] == at[0] == after[0]
        if not is_level and not is_upright:
            yield at
    yield way[-1]


def _line(points: list[Point]) -> Iterator[str]:
    yield f"M{_pair(points[0])}"
    for before, at, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_CORNER, _length(before, at) / 2, _length(at, after) / 2)
        begin, end = _towards(at, before, radius), _towards(at, after, radius)
        yield f"L{_pair(begin)}Q{_pair(at)} {_pair(end)}"
    yield f"L{_pair(points[-1])}"


def _mark(at: Point, outwards: int, end: End) -> Iterator[str]:
    x, y = at
    if end == "many":
        yield f"M{_pair((x, y - 5))}L{_pair((x + 10 * outwards, y))}L{_pair((x, y + 5))}"
    if end == "maybe":
        yield f"M{_pair((x, y))}h{10 * outwards}"
    if end == "one":
        yield f"M{_pair((x + 10 * outwards, y - 5))}v10"
    if end in {"one", "maybe"}:
        yield f"M{_pair((x + 6 * outwards, y - 5))}v10"
    if end in {"many", "maybe"}:
        ring = _RING * 2 * outwards
        yield f"M{_pair((x + 10 * outwards, y))}a3 3 0 1 0 {ring} 0a3 3 0 1 0 {-ring} 0"


def _towards(point: Point, other: Point, distance: float) -> Point:
    length = _length(point, other) or 1.0
    part = distance / length
    return point[0] + (other[0] - point[0]) * part, point[1] + (other[1] - point[1]) * part


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _pair(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"
