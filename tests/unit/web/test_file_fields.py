"""Files in the entity editor: what is asked of them, and what is said where nothing keeps them."""

from dataclasses import replace

import pytest

from builder.blueprint.catalog import Option
from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field
from builder.blueprint.validation import validate
from builder.web.address import View
from builder.web.attributes import DETAILS, FLAGS, offered
from builder.web.editor import open_editor
from builder.web.entity_input import read_entity
from builder.web.problems import entity_problems

from .fakes import CATALOG

STORAGE = Option("storage", "File storage", types=("file",))
KEEPING = replace(CATALOG, features=(*CATALOG.features, STORAGE))
BOOK = Entity(name="Book", fields=(Field(name="title", type="string"),))
ROWS = [
    ("name", "Book"),
    ("fields-0-name", "title"),
    ("fields-0-type", "string"),
    ("fields-1-name", "cover"),
    ("fields-1-type", "file"),
    ("fields-1-required", "true"),
]


def test_a_file_is_asked_for_what_it_can_be() -> None:
    asked = {each.name for each in offered((*FLAGS, *DETAILS), "file")}
    assert asked == {"read_only", "write_only", "hidden", "description"}


def test_a_box_that_was_ticked_for_another_type_says_nothing_of_a_file() -> None:
    [_, cover] = read_entity(ROWS).data["fields"]
    assert "required" not in cover


def test_a_file_that_nothing_keeps_is_told_at_its_type() -> None:
    data = {"entities": [read_entity(ROWS).data]}
    found = validate(Blueprint.model_validate(data), CATALOG)
    shown = entity_problems(found, 0, data)
    assert [each.message for each in shown.at("fields-1-type")] == [
        "Nothing that you chose can keep a file. It is not on offer."
    ]


@pytest.mark.parametrize(
    ("features", "words"), [((), "file with File storage"), (("storage",), "file")]
)
def test_the_list_of_types_says_what_a_file_lacks(features: tuple[str, ...], words: str) -> None:
    blueprint = complete(Blueprint(features=features, entities=(BOOK,)), KEEPING)
    form = open_editor(blueprint, View(None, "Book"), KEEPING)
    assert form is not None
    choices = form.fields[0].type.choices
    assert choices is not None
    assert choices["file"] == words
