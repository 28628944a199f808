"""Fields that hold files: where something keeps them, beside the JSON of their record."""

from dataclasses import replace

import pytest

from builder.blueprint.catalog import Option, Rule
from builder.blueprint.forms import parse_data, parse_toml, to_toml
from builder.blueprint.model import Blueprint, Field
from builder.blueprint.types import is_sent, is_sent_apart, is_shown
from builder.blueprint.validation import validate

from .samples import CATALOG, document, entity, field, one_field, problems
from .suggestions import followed

COVER = field("cover", "file")
STORAGE = ["storage"]


def test_file_needs_what_keeps_it() -> None:
    [problem] = problems(document(entity("Album", field(), COVER)))
    assert (problem.place, problem.rule) == ("entities[0].fields[1].type", "type-not-brought")
    assert "`storage` (File storage)" in problem.message
    assert problem.feature is not None
    assert problem.feature.id == "storage"
    assert not problems(document(entity("Album", field(), COVER), features=STORAGE))


@pytest.mark.parametrize(
    ("of_storage", "of_lean"),
    [
        ((Rule("excludes", "features/lean", "Lean keeps nothing."),), ()),
        ((), (Rule("excludes", "features/storage", "Lean keeps nothing."),)),
    ],
)
def test_a_feature_that_breaks_a_rule_is_not_offered(
    of_storage: tuple[Rule, ...], of_lean: tuple[Rule, ...]
) -> None:
    storage = Option("storage", "File storage", types=("file",), rules=of_storage)
    features = (storage, Option("lean", "Lean", rules=of_lean))
    data = document(entity("Album", field(), COVER), features=["lean"])
    found = validate(Blueprint.model_validate(data), replace(CATALOG, features=features))
    assert [(each.rule, each.feature) for each in found] == [("type-not-brought", None)]


def test_file_comes_after_its_record() -> None:
    assert Field(name="cover", type="file").required is False
    data = one_field("file", required=True)
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[0].required"
    assert "once its record is there" in problem.message
    assert not problems(followed(data, problem))


def test_file_survives_the_text_forms() -> None:
    blueprint = parse_data(one_field("file"), CATALOG)
    assert parse_toml(to_toml(blueprint, CATALOG), CATALOG) == blueprint


def test_files_alone_are_nothing_to_create() -> None:
    data = document(entity("Album", COVER), features=STORAGE)
    assert [each.rule for each in problems(data)] == ["nothing-to-write"]


def test_provided_entity_has_no_place_for_files() -> None:
    user = {"name": "User", "extends": True, "fields": [COVER]}
    data = document(user, features=STORAGE, options={"auth": "local"})
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].fields[0].type", "extension")


def test_file_displays_nothing() -> None:
    data = document(entity("Album", field(), COVER, display="cover"), features=STORAGE)
    assert [each.place for each in problems(data)] == ["entities[0].display"]


@pytest.mark.parametrize(
    ("flag", "shown", "apart"),
    [
        ("description", True, True),
        ("read_only", True, True),
        ("write_only", False, True),
        ("hidden", False, False),
    ],
)
def test_file_is_shown_with_its_record_and_sent_apart(
    flag: str, *, shown: bool, apart: bool
) -> None:
    value = "x" if flag == "description" else True
    item = Field.model_validate({**COVER, flag: value})
    assert (is_shown(item), is_sent(item), is_sent_apart(item)) == (shown, False, apart)


def test_other_fields_are_sent_with_their_record() -> None:
    item = Field(name="title", type="string")
    assert (is_sent(item), is_sent_apart(item)) == (True, False)
