"""The path of a line as strokes of straight pieces: for what draws no curves itself."""

import re
from collections.abc import Callable, Iterator, Mapping
from math import cos, pi, sin
from typing import Final

type Point = tuple[float, float]
type Stroke = list[Point]

_COMMAND: Final = re.compile(r"([MLQhvla])([^A-Za-z]*)")
_NUMBER: Final = re.compile(r"-?[\d.]+")
_BEND = 6
_ROUND = 12


def strokes_of(path: str) -> list[Stroke]:
    """Return what the `d` of an SVG path draws, as far as the lines of a drawing use it."""
    strokes: list[Stroke] = []
    for command, rest in _COMMAND.findall(path):
        numbers = [float(each) for each in _NUMBER.findall(rest)]
        if command == "M":
            strokes.append([(numbers[0], numbers[1])])
        else:
            strokes[-1] += _PIECES[command](strokes[-1][-1], numbers)
    return strokes


def _straight(_: Point, numbers: list[float]) -> Iterator[Point]:
    yield from zip(numbers[::2], numbers[1::2], strict=True)


def _level(at: Point, numbers: list[float]) -> Iterator[Point]:
    yield at[0] + numbers[0], at[1]


def _upright(at: Point, numbers: list[float]) -> Iterator[Point]:
    yield at[0], at[1] + numbers[0]


def _bend(at: Point, numbers: list[float]) -> Iterator[Point]:
    """Yield points of a quadratic curve: its control point and its end are given."""
    over, end = numbers[:2], numbers[2:]
    for step in range(1, _BEND + 1):
        part = step / _BEND
        weights = (1 - part) ** 2, 2 * part * (1 - part), part**2
        yield (
            weights[0] * at[0] + weights[1] * over[0] + weights[2] * end[0],
            weights[0] * at[1] + weights[1] * over[1] + weights[2] * end[1],
        )


def _half_circle(at: Point, numbers: list[float]) -> Iterator[Point]:
    """Yield points of half a ring, the way that `a` goes to a point on the same height."""
    radius = numbers[5] / 2
    for step in range(1, _ROUND + 1):
        angle = pi * step / _ROUND
        yield at[0] + radius * (1 - cos(angle)), at[1] + radius * sin(angle)


_PIECES: Final[Mapping[str, Callable[[Point, list[float]], Iterator[Point]]]] = {
    "L": _straight,
    "Q": _bend,
    "h": _level,
    "v": _upright,
    "a": _half_circle,
}
