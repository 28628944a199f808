"""The line that adds an entity: what it makes, and what it says where it cannot."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest

from builder.blueprint.catalog import Option
from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field
from builder.web.quick_entry import Addition, LineProblem, add_line

from .fakes import CATALOG

AUTHOR = Entity(name="Author", fields=(Field(name="name", type="string"),))
STORAGE = Option("storage", "File storage", types=("file",))
KEEPING = replace(CATALOG, features=(*CATALOG.features, STORAGE))
PEOPLE = complete(Blueprint(options={"auth": "local"}), CATALOG)
EXTENSION = Entity(
    name="User", extends=True, fields=(Field(name="motto", type="string", required=False),)
)


def added(*form: tuple[str, str]) -> Addition:
    """Return what becomes of a form."""
    return add_line(Blueprint(entities=(AUTHOR,)), list(form), CATALOG)


def names(addition: Addition) -> list[str]:
    """Return the names of the entities that there are now."""
    blueprint = addition.edit.blueprint
    return [entity.name for entity in blueprint.entities] if blueprint else []


def problem(line: str) -> LineProblem:
    """Return the first problem of a line."""
    addition = added(("line", line))
    assert addition.edit.blueprint is None
    assert addition.entry.line == line
    return addition.entry.problems[0]


def test_a_line_adds_an_entity_behind_the_others() -> None:
    addition = added(("line", " Book: title!, author -> Author! "))
    assert names(addition) == ["Author", "Book"]
    assert addition.edit.said == "Book was added."
    assert not addition.entry.problems


def test_a_word_that_is_not_understood_is_pointed_to_and_mended() -> None:
    wrong = problem("Book: title strng, pages int")
    assert (wrong.before, wrong.word, wrong.after) == ("Book: title ", "strng", ", pages int")
    assert parse_qsl(wrong.ways[0].value) == [("line", "Book: title string, pages int")]


def test_a_rule_that_is_broken_is_told_at_the_part_that_breaks_it() -> None:
    wrong = problem("Book: title, notes text unique")
    assert wrong.word == "notes text unique"
    assert "long text" in wrong.message
    assert not wrong.ways


def test_a_name_that_is_taken_is_mended_in_the_line() -> None:
    wrong = problem("Author: title")
    assert wrong.word == "Author"
    ((key, line),) = parse_qsl(wrong.ways[0].value)
    assert key == "line"
    assert names(added(("line", line))) == ["Author", line.partition(":")[0]]


def test_a_target_that_was_mistyped_is_mended_in_the_line() -> None:
    wrong = problem("Book: writer->Autor")
    assert parse_qsl(wrong.ways[0].value) == [("line", "Book: writer->Author")]


def test_what_a_line_leads_to_can_come_along() -> None:
    form = [("line", "Book: shelf -> Shelf, tags <-> Tag, other_shelf -> Shelf")]
    (offer,) = added(*form).entry.problems[0].ways
    assert offer.label == "Add Shelf and Tag, too"
    both = added(*form, ("fix", offer.value))
    assert names(both) == ["Author", "Shelf", "Tag", "Book"]
    assert both.edit.said == "Shelf and Tag and Book were added."


def test_a_fix_takes_the_place_of_what_was_typed() -> None:
    addition = added(("line", "Book: title strng"), ("fix", "line=Book"))
    assert names(addition) == ["Author", "Book"]


def test_an_empty_line_is_told_what_belongs_there() -> None:
    assert problem("").message.startswith("Here belongs the name of an entity")


def kept(line: str, *more: tuple[str, str]) -> Addition:
    """Return what becomes of a line where files can be kept by a feature."""
    return add_line(Blueprint(entities=(AUTHOR,)), [("line", line), *more], KEEPING)


def clicked(addition: Addition, label: str) -> tuple[str, str]:
    """Return what a click on the button of that label sends."""
    ways = [way for each in addition.entry.problems for way in each.ways]
    (value,) = {way.value for way in ways if way.label == label}
    return ("fix", value)


@pytest.mark.parametrize("mended", ["Book: name, cover file", "Book: name, cover fil"])
def test_what_a_click_settled_stays_with_a_line_that_is_typed_anew(mended: str) -> None:
    line = "Book: name, cover file!"
    half = kept(line, clicked(kept(line), "Use it with File storage"))
    assert half.edit.blueprint is None
    assert half.entry.settled == {"with": "storage"}
    assert kept(mended, *half.entry.settled.items()).entry.settled == half.entry.settled


def test_what_comes_along_is_settled_too_and_more_is_added_to_it() -> None:
    line = "Book: name!, shelf -> Shelf, type"
    half = kept(line, clicked(kept(line), "Add Shelf, too"))
    assert half.entry.settled == {"also": "Shelf"}
    typed = "Book: name!, shelf -> Shelf, tags <-> Tag"
    more = kept(typed, *half.entry.settled.items())
    whole = kept(typed, *half.entry.settled.items(), clicked(more, "Add Tag, too"))
    assert names(whole) == ["Author", "Shelf", "Tag", "Book"]


def test_what_was_settled_for_another_line_is_forgotten() -> None:
    settled = [("also", "Shelf"), ("with", "storage"), ("extends", "User")]
    addition = kept("Book: name", *settled)
    assert names(addition) == ["Author", "Book"]
    assert addition.edit.blueprint
    assert not addition.edit.blueprint.features


@pytest.mark.parametrize(
    ("part", "mended"),
    [
        ("cover file!", "cover file"),
        ("cover file required", "cover file"),
        ("code string(2..3)! hidden", "code string(2..3) hidden"),
        ("code string unique Index", "code string unique"),
    ],
)
def test_a_mark_that_must_not_be_is_left_out_by_a_click(part: str, mended: str) -> None:
    line, storage = f"Book: name, {part}", ("with", "storage")
    whole = kept(line, storage, clicked(kept(line, storage), f"Use {mended}"))
    assert whole.entry.line == f"Book: name, {mended}"
    assert names(whole) == ["Author", "Book"]


def test_a_mark_is_not_sought_inside_a_text() -> None:
    addition = kept('Book: code string = "a index" unique index')
    _, fix = clicked(addition, 'Use code string = "a index" unique')
    assert parse_qsl(fix) == [("line", 'Book: code string = "a index" unique')]


def test_the_space_in_front_of_a_mark_is_passed_once() -> None:
    addition = kept(f"Book: code string unique{' ' * 200_000}index")
    _, fix = clicked(addition, "Use code string unique")
    assert parse_qsl(fix) == [("line", "Book: code string unique")]


def test_several_problems_are_mended_one_click_after_the_other() -> None:
    step = kept("Book: name, cover file!, shelf -> Shelf")
    for label in ("Use it with File storage", "Use cover file", "Add Shelf, too"):
        step = kept(step.entry.line, *step.entry.settled.items(), clicked(step, label))
    assert names(step) == ["Author", "Shelf", "Book"]


def with_people(line: str, *more: tuple[str, str]) -> Addition:
    """Return what becomes of a line where people sign in."""
    return add_line(PEOPLE, [("line", line), *more], CATALOG)


def test_the_fields_of_a_line_can_be_added_to_a_provided_entity() -> None:
    line = "User: nickname"
    addition = with_people(line)
    assert addition.entry.problems[0].word == "User"
    blueprint = with_people(line, clicked(addition, "Add the fields to User")).edit.blueprint
    assert blueprint
    [user] = blueprint.entities
    assert (user.extends, [each.name for each in user.fields]) == (True, ["nickname"])


def test_a_provided_entity_is_not_extended_by_nothing_or_twice() -> None:
    assert not with_people("User").entry.problems[0].ways
    extended = PEOPLE.model_copy(update={"entities": (EXTENSION,)})
    addition = add_line(extended, [("line", "User: nickname")], CATALOG)
    assert not any(each.ways for each in addition.entry.problems)
