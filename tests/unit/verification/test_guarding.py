"""The example is guarded in every way where people sign in."""

from itertools import combinations_with_replacement

import pytest

from builder.blueprint.access import ACCESS, readers, writers
from builder.blueprint.validation import validate
from builder.generator.templates import load_templates
from builder.resources import resource
from verification.selection.choices import defaults
from verification.selection.configurations import every, example

CATALOG = load_templates(resource("templates") / "project", "1").catalog
WAYS = ["local", "oidc", "clerk", "supabase"]


@pytest.mark.parametrize("way", WAYS)
def test_every_pair_of_rules_occurs_where_people_sign_in(way: str) -> None:
    blueprint = example(defaults(CATALOG).having(f"auth/{way}"), CATALOG)
    found = {(readers(entity), writers(entity)) for entity in blueprint.entities}
    assert found == set(combinations_with_replacement(ACCESS, 2))
    assert not list(validate(blueprint, CATALOG))


def test_nobody_is_asked_where_nobody_signs_in() -> None:
    blueprint = example(defaults(CATALOG), CATALOG)
    assert {(entity.read, entity.write, entity.authored) for entity in blueprint.entities} == {
        (None, None, False)
    }


def test_an_option_alone_is_proved_on_entities_that_say_nothing() -> None:
    rows = every(CATALOG, "single sqlite local")
    assert [entity.read for row in rows for entity in row.blueprint.entities] == [None] * 10
