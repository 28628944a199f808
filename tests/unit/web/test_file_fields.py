"""Files in the entity editor: what is asked of them, and what is said where nothing keeps them."""

from builder.blueprint.model import Blueprint
from builder.blueprint.validation import validate
from builder.web.attributes import DETAILS, FLAGS, offered
from builder.web.entity_input import read_entity
from builder.web.problems import entity_problems

from .fakes import CATALOG

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
