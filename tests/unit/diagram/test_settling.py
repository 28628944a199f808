"""Things in a line: in order, apart, and near to where they want to be."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.diagram.settling import settled, within

places = st.lists(st.integers(-500, 500).map(float), min_size=1, max_size=30)


@given(places)
def test_what_is_settled_stays_in_order_and_apart(wishes: list[float]) -> None:
    found = settled(wishes, [10.0] * (len(wishes) - 1), [1.0] * len(wishes))
    assert all(after - before >= 10 - 1e-6 for before, after in pairwise(found))


def test_what_has_room_gets_its_wish() -> None:
    assert settled([0, 50, 90], [10, 10], [1, 1, 1]) == [0, 50, 90]


def test_what_has_no_room_meets_in_the_middle() -> None:
    assert settled([20, 20], [10], [1, 1]) == [15, 25]


def test_the_heavier_moves_less() -> None:
    assert settled([20, 20], [10], [1_000, 1]) == pytest.approx([20, 30], abs=0.1)


def test_nothing_settles_nowhere() -> None:
    assert settled([], [], []) == within([], 0, 1) == []


def test_what_is_too_wide_is_pushed_together() -> None:
    assert within([0, 50, 100], 0, 50) == [0, 25, 50]


def test_what_stands_outside_is_moved_in() -> None:
    assert within([-5, 5], 0, 50) == [0, 10]
