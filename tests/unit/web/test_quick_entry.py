"""The line that adds an entity: what it makes, and what it says where it cannot."""

from urllib.parse import parse_qsl

from builder.blueprint.model import Blueprint, Entity, Field
from builder.web.quick_entry import Addition, LineProblem, add_line

from .fakes import CATALOG

AUTHOR = Entity(name="Author", fields=(Field(name="name", type="string"),))


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
