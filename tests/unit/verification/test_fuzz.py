"""Which operations are asked for things that Schemathesis makes up."""

import re

from builder.blueprint.model import Blueprint, Entity
from verification.gates.fuzz import passed_over, without

BLUEPRINT = Blueprint(entities=tuple(Entity(name=name) for name in ("Order", "OrderLine", "Shop")))


def test_all_but_the_entities_that_were_drawn_are_passed_over() -> None:
    assert len(list(passed_over(BLUEPRINT, 2))) == 1
    assert not list(passed_over(BLUEPRINT, 3))


def test_a_place_is_left_out_with_all_below_it_and_nothing_beside_it() -> None:
    _, pattern = without("/orders", "/auth")
    for path in ("/orders", "/api/v1/orders/{key}", "/auth/login"):
        assert re.search(pattern, path)
    for path in ("/order-lines", "/orders-of-old", "/authors"):
        assert not re.search(pattern, path)


def test_where_nothing_is_passed_over_nothing_is_left_out() -> None:
    assert not list(without())
