"""Choices by chance go together, whatever the seed is."""

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.forms import parse_data, parse_query, to_query
from builder.blueprint.model import Blueprint
from builder.blueprint.surprise import surprise
from builder.blueprint.validation import validate
from builder.generator.templates import load_templates
from builder.resources import resource

CATALOG = load_templates(resource("templates") / "project", "0").catalog
PLAIN = complete(Blueprint(), CATALOG)
OWNED = parse_data(
    {
        "options": {"auth": "local"},
        "entities": [
            {
                "name": "Note",
                "authored": True,
                "read": "owner",
                "write": "owner",
                "fields": [{"name": "text", "type": "string"}],
            }
        ],
    },
    CATALOG,
)


@pytest.mark.parametrize("blueprint", [PLAIN, OWNED], ids=["plain", "owned"])
def test_every_draw_is_valid_and_keeps_the_entities(blueprint: Blueprint) -> None:
    for seed in range(40):
        drawn = surprise(blueprint, CATALOG, str(seed))
        assert validate(drawn, CATALOG) == ()
        assert drawn.entities == blueprint.entities


def test_a_seed_draws_the_same_and_seeds_differ() -> None:
    draws = [surprise(PLAIN, CATALOG, str(seed)) for seed in range(20)]
    assert draws == [surprise(PLAIN, CATALOG, str(seed)) for seed in range(20)]
    assert len({each.digest for each in draws}) > 15


def test_every_option_comes_up() -> None:
    draws = [surprise(PLAIN, CATALOG, str(seed)) for seed in range(150)]
    drawn = {f"{group}/{option}" for each in draws for group, option in each.options.items()}
    drawn |= {feature for each in draws for feature in each.features}
    offered = {option.path for group in CATALOG.groups for option in group.options}
    assert drawn >= offered | {feature.id for feature in CATALOG.features}


def test_a_draw_is_equal_to_the_same_choices_read_from_a_link() -> None:
    drawn = surprise(PLAIN, CATALOG, "7")
    assert parse_query(to_query(drawn, CATALOG), CATALOG) == drawn
    assert hash(drawn)
