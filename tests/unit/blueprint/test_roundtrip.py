"""Every form of a blueprint says all of it."""

import copy
import pickle

from hypothesis import HealthCheck, given, settings

from builder.blueprint.forms import (
    parse_data,
    parse_json,
    parse_query,
    parse_toml,
    query_pairs,
    to_data,
    to_json,
    to_query,
    to_toml,
)
from builder.blueprint.model import Blueprint

from .samples import CATALOG
from .strategies import valid_blueprints

property_test = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


@property_test
@given(valid_blueprints())
def test_every_form_round_trips(blueprint: Blueprint) -> None:
    assert parse_data(to_data(blueprint, CATALOG), CATALOG) == blueprint
    assert parse_json(to_json(blueprint, CATALOG), CATALOG) == blueprint
    assert parse_json(to_json(blueprint, CATALOG).encode(), CATALOG) == blueprint
    assert parse_toml(to_toml(blueprint, CATALOG), CATALOG) == blueprint
    assert parse_query(to_query(blueprint, CATALOG), CATALOG) == blueprint
    assert parse_query(query_pairs(blueprint, CATALOG), CATALOG) == blueprint


@property_test
@given(valid_blueprints())
def test_the_full_forms_round_trip_too(blueprint: Blueprint) -> None:
    assert parse_json(to_json(blueprint, CATALOG, full=True), CATALOG) == blueprint
    assert parse_toml(to_toml(blueprint, CATALOG, full=True), CATALOG) == blueprint


@property_test
@given(valid_blueprints())
def test_an_equal_blueprint_has_the_same_digest_and_hash(blueprint: Blueprint) -> None:
    for other in (copy.deepcopy(blueprint), pickle.loads(pickle.dumps(blueprint))):  # noqa: S301
        assert other == blueprint
        assert other.digest == blueprint.digest
        assert hash(other) == hash(blueprint)
