"""Savers that end before they are killed are counted."""

from collections.abc import Generator
from dataclasses import replace

import pytest

from chaos.places import sqlite
from chaos.savers import Desk, Savers, prepared, told


@pytest.fixture(scope="module")
def desk() -> Generator[Desk]:
    """Offer what savers need."""
    with sqlite() as place:
        yield prepared(place.settings, 1)


def test_none_of_those_who_are_killed_ended_by_themselves(desk: Desk) -> None:
    savers = Savers(desk, 2, 0)
    first = savers.first()
    assert savers.kill() == 0
    assert [*told(first + savers.rest())]


def test_those_who_cannot_go_on_ended_by_themselves(desk: Desk) -> None:
    savers = Savers(replace(desk, slugs=("gone",)), 2, 0)
    assert savers.first() == b""
    assert savers.kill() == 2
    assert savers.rest() == b""
