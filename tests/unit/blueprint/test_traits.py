"""Traits bring columns along, whose names are taken while the trait is on."""

import pytest

from builder.blueprint.model import Entity
from builder.blueprint.names import field_refusal
from builder.blueprint.traits import TRAITS

from .samples import document, entity, field, problems, relation
from .suggestions import followed

COLUMNS = [(trait, column.name) for trait in TRAITS for column in TRAITS[trait].fields]


@pytest.mark.parametrize("trait", TRAITS)
def test_every_trait_is_a_flag_of_an_entity_that_is_off(trait: str) -> None:
    assert Entity.model_fields[trait].default is False


@pytest.mark.parametrize(("trait", "column"), COLUMNS)
def test_columns_of_traits_have_names_that_a_field_could_have(trait: str, column: str) -> None:
    assert field_refusal(column) is None, trait


@pytest.mark.parametrize(("trait", "column"), COLUMNS)
def test_a_field_has_no_name_that_a_trait_takes(trait: str, column: str) -> None:
    data = document(entity("Album", field(column), **{trait: True}))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].fields[0].name", "taken")
    assert trait in problem.message
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(("trait", "column"), COLUMNS)
def test_a_field_may_have_the_name_where_the_trait_is_off(trait: str, column: str) -> None:
    assert problems(document(entity("Album", field(column), **{trait: False}))) == ()


@pytest.mark.parametrize(("trait", "column"), COLUMNS)
def test_an_inverse_has_no_name_that_a_trait_of_the_target_takes(trait: str, column: str) -> None:
    album = entity("Album", relations=[relation(inverse=column)])
    data = document(album, entity("Artist", field("name"), **{trait: True}))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].relations[0].inverse", "taken")
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("trait", TRAITS)
def test_what_is_provided_takes_no_trait(trait: str) -> None:
    user = {"name": "User", "extends": True, trait: True}
    found = problems({**document(user), "options": {"auth": "local"}})
    assert [(each.place, each.rule) for each in found] == [(f"entities[0].{trait}", "extension")]
    assert problems(document(entity("Album", **{trait: "yes"})))[0].rule == "shape"


def test_what_stays_does_not_go_with_what_is_deleted_for_good() -> None:
    link = relation(on_delete="cascade")
    data = document(entity("Album", relations=[link], soft_delete=True), entity("Artist"))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (
        "entities[0].relations[0].on_delete",
        "cascade-to-lasting",
    )
    assert problems(followed(data, problem)) == ()
    data["entities"][1]["soft_delete"] = True
    assert problems(data) == ()
