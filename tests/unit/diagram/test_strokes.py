"""A line is the same as strokes: it goes through the points of its path, and round its corners."""

import pytest

from builder.diagram.drawing import draw
from builder.diagram.strokes import strokes_of

from .samples import crowd


def test_a_corner_is_cut_round() -> None:
    (stroke,) = strokes_of("M0 0L10 0Q16 0 16 6L16 20")
    assert (stroke[0], stroke[1], stroke[-1]) == ((0, 0), (10, 0), (16, 20))
    assert all(10 <= x <= 16 and 0 <= y <= 6 for x, y in stroke[1:-1])


def test_bars_are_strokes_of_their_own() -> None:
    assert strokes_of("M1 2v10M4 5h-3.5") == [[(1, 2), (1, 12)], [(4, 5), (0.5, 5)]]


@pytest.mark.parametrize("wide", [6, -6])
def test_a_ring_goes_there_and_back(wide: int) -> None:
    (ring,) = strokes_of(f"M10 5a3 3 0 1 0 {wide} 0a3 3 0 1 0 {-wide} 0")
    assert ring[-1] == pytest.approx((10, 5))
    centre = 10 + wide / 2
    assert all(((x - centre) ** 2 + (y - 5) ** 2) ** 0.5 == pytest.approx(3) for x, y in ring)


def test_every_line_of_a_drawing_stays_in_it() -> None:
    drawing = draw(crowd(40, seed=1))
    points = [
        point for line in drawing.lines for stroke in strokes_of(line.path) for point in stroke
    ]
    assert len(points) > len(drawing.lines)
    assert all(0 <= x <= drawing.width and 0 <= y <= drawing.height for x, y in points)
