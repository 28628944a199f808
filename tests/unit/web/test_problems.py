"""Every problem finds its control, or is told by name."""

import pytest

from builder.blueprint.errors import Problem
from builder.web.problems import Fix, control_of, entity_problems, trouble, words_of

DATA = {"entities": [{"name": "Artist", "fields": [{"name": "title"}]}, {"name": "Album"}]}


@pytest.mark.parametrize(
    ("place", "control"),
    [
        ("entities[1].name", "name"),
        ("entities[1].fields[0].name", "fields-0-name"),
        ("entities[1].fields[12].values[3]", "fields-12-values"),
        ("entities[1].fields[2]", "fields-2"),
        ("entities[1].fields", "fields"),
        ("entities[1].relations[0].on_delete", "relations-0-on_delete"),
        ("entities[1].unique[0]", "unique"),
        ("entities[0].name", None),
        ("project.name", None),
    ],
)
def test_a_place_has_a_control_in_its_own_entity_only(place: str, control: str | None) -> None:
    assert control_of(place, 1) == control


def test_a_problem_elsewhere_is_called_by_its_names() -> None:
    found = entity_problems([Problem("entities[0].fields[0].name", "x", "No.")], 1, DATA)
    assert [each.message for each in found.elsewhere] == ["Artist, title: No."]


def test_a_place_beyond_the_data_keeps_its_path() -> None:
    assert words_of("entities[7].name", DATA) == "entities[7].name"


def test_a_suggestion_is_one_click() -> None:
    found = trouble(Problem("project.package", "reserved", "No.", "class_&"), "package")
    assert found.fix == Fix("Use class_&", "package=class_%26")


def test_a_flag_is_turned_off_in_words() -> None:
    found = trouble(Problem("p", "r", "No.", "false"), "k")
    assert found.fix == Fix("Turn it off", "k=false")
