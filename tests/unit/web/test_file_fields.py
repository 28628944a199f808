"""Files in the entity editor: what is asked of them, and what is said where nothing keeps them."""

from dataclasses import replace

import pytest

from builder.blueprint.catalog import Option
from builder.blueprint.choices import complete
from builder.blueprint.forms.packing import pack
from builder.blueprint.model import Blueprint, Entity, Field
from builder.blueprint.validation import validate
from builder.web import telling
from builder.web.address import View, read_query
from builder.web.attributes import DETAILS, FLAGS, offered
from builder.web.editor import Edit, failed_form, open_editor, save_entity
from builder.web.entity_input import read_entity
from builder.web.problems import Fix, entity_problems
from builder.web.quick_entry import LINE, Addition, add_line
from builder.web.reading import read

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


def saved(*more: tuple[str, str]) -> Edit:
    """Return what becomes of the form with a file in it."""
    return save_entity(complete(Blueprint(), KEEPING), [*ROWS, *more], KEEPING)


def typed(line: str, *more: tuple[str, str]) -> Addition:
    """Return what becomes of a line."""
    return add_line(complete(Blueprint(), KEEPING), [(LINE, line), *more], KEEPING)


def test_what_keeps_a_file_is_one_click_away() -> None:
    refused = saved()
    assert refused.blueprint is None
    (row,) = failed_form(refused, complete(Blueprint(), KEEPING), KEEPING).fields[1].type.problems
    offer = Fix("Use it with File storage", "with=storage")
    assert row.fix == offer
    settled = saved(("fix", offer.value))
    assert settled.blueprint is not None
    assert settled.blueprint.features == ("storage",)
    assert not settled.is_typed


def test_a_feature_that_is_not_on_offer_is_refused() -> None:
    [problem, _] = saved(("fix", "with=cellar")).problems
    assert (problem.place, problem.rule) == ("features[0]", "unknown-feature")


def test_a_file_in_a_line_is_kept_after_one_click() -> None:
    [problem] = typed("Book: title, cover file").entry.problems
    assert problem.word == "cover file"
    [way] = problem.ways
    blueprint = typed("Book: title, cover file", ("fix", way.value)).edit.blueprint
    assert blueprint is not None
    assert blueprint.features == ("storage",)


def test_what_a_line_was_given_by_one_click_stays_with_the_next() -> None:
    line = "Book: title, cover file, shelf -> Shelf"
    for_file, for_shelf = typed(line).entry.problems
    for each in (for_file, for_shelf):
        [first] = each.ways
        [other] = typed(line, ("fix", first.value)).entry.problems
        [second] = other.ways
        blueprint = typed(line, ("fix", second.value)).edit.blueprint
        assert blueprint is not None
        assert blueprint.features == ("storage",)
        assert [each.name for each in blueprint.entities] == ["Shelf", "Book"]


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


def test_who_takes_away_what_keeps_the_files_is_offered_it_again() -> None:
    packed = pack([read_entity(ROWS).data])
    reading = read(read_query(f"features=docker&e={packed}"), KEEPING)
    (offer,) = telling.entity_troubles(reading, KEEPING).fixes
    assert offer == Fix("Use it with File storage", "features=docker%2Cstorage")
