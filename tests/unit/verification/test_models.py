"""Random models are valid, repeatable, and of all kinds."""

from pathlib import Path

import pytest

from builder.blueprint.access import ACCESS, ACCOUNT
from builder.blueprint.model import Blueprint
from builder.blueprint.types import FIELD_TYPES
from builder.blueprint.validation import validate
from builder.generator.templates import load_templates
from verification.selection.choices import defaults
from verification.selection.models import random_blueprint

CATALOG = load_templates(Path(__file__).parents[3] / "templates" / "project", "1").catalog


@pytest.fixture(scope="module")
def models() -> list[Blueprint]:
    """Return some models."""
    return [random_blueprint(number, defaults(CATALOG), CATALOG) for number in range(12)]


def test_every_model_is_valid(models: list[Blueprint]) -> None:
    assert not [problem for model in models for problem in validate(model, CATALOG)]


def test_the_same_number_gives_the_same_model(models: list[Blueprint]) -> None:
    assert random_blueprint(3, defaults(CATALOG), CATALOG) == models[3]
    assert len({model.digest for model in models}) == len(models)


def test_models_have_all_types_and_names_of_all_lengths(models: list[Blueprint]) -> None:
    entities = [entity for model in models for entity in model.entities]
    fields = [field for entity in entities for field in entity.fields]
    everywhere = {name for name, row in FIELD_TYPES.items() if not row.is_extra}
    assert {field.type for field in fields} == everywhere
    names = [*(entity.name for entity in entities), *(field.name for field in fields)]
    lengths = set(map(len, names))
    assert {1, 40} <= lengths
    assert {relation.kind for entity in entities for relation in entity.relations} == {
        "many_to_one",
        "one_to_one",
        "many_to_many",
    }


@pytest.fixture(scope="module")
def admitting() -> list[Blueprint]:
    """Return some models for which people sign in."""
    chosen = defaults(CATALOG).having("auth/local")
    return [random_blueprint(number, chosen, CATALOG) for number in range(20)]


def test_models_guard_their_entities_in_every_way_where_people_sign_in(
    admitting: list[Blueprint],
) -> None:
    entities = [entity for model in admitting for entity in model.entities]
    assert {entity.read for entity in entities} == {None, *ACCESS}
    assert {entity.write for entity in entities} == {None, *ACCESS}
    assert {entity.authored for entity in entities} == {True, False}
    assert ACCOUNT in {relation.target for entity in entities for relation in entity.relations}


def test_one_role_may_do_everything_in_a_model(admitting: list[Blueprint]) -> None:
    assert all(len({entity.role for entity in model.entities}) == 1 for model in admitting)
