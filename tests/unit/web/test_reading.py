"""A query that is wrong somewhere still shows the nearest project, and says what is wrong."""

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint
from builder.web.address import View, address_of, read_query
from builder.web.reading import Reading, key_of, read

from .fakes import CATALOG, GUARDED_NOTE, PLAIN_NOTE


def reading(query: str) -> Reading:
    """Read a query with the catalog of the tests."""
    return read(read_query(query), CATALOG)


def test_a_valid_query_has_no_problems() -> None:
    assert reading("name=Shop&auth=local").is_valid


def test_every_option_of_a_group_is_filled_in() -> None:
    assert dict(reading("").shown.options) == {"auth": "none", "database": "sqlite"}


def test_what_was_typed_survives_a_problem() -> None:
    wrong = reading("package=class&name=Shop")
    assert not wrong.is_valid
    assert wrong.values["package"] == "class"
    assert (wrong.shown.project.package, wrong.shown.project.name) == ("app", "Shop")


def test_a_broken_rule_leaves_the_rest_in_the_preview() -> None:
    wrong = reading("features=audit,docker&name=Shop")
    assert key_of(wrong.problems[0].place) == "features"
    assert wrong.shown.project.name == "Shop"


def test_damaged_entities_leave_the_rest_in_the_preview() -> None:
    wrong = reading("e=!!!&name=Shop")
    assert [key_of(problem.place) for problem in wrong.problems] == ["e"]
    assert wrong.shown.project.name == "Shop"


def test_an_unknown_key_is_told_and_left_out() -> None:
    wrong = reading("colour=red&name=Shop")
    assert [key_of(problem.place) for problem in wrong.problems] == ["colour"]
    assert wrong.shown.project.name == "Shop"


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("project.package", "package"),
        ("options.database", "database"),
        ("features[0]", "features"),
        ("entities[0].fields[1].name", "e"),
        ("e", "e"),
        ("blueprint", "blueprint"),
    ],
)
def test_a_place_belongs_to_a_key(place: str, key: str) -> None:
    assert key_of(place) == key


def test_an_entity_that_is_not_there_is_not_open() -> None:
    assert reading("entity=Ghost&file=README.md").view == View("README.md")
    assert reading("auth=local&entity=User").view == View(None, "User")
    assert reading("auth=local&entity=Session").view == View()


def test_entities_stay_without_what_other_choices_take_from_them() -> None:
    signed_in = Blueprint(options={"auth": "local"}, entities=(GUARDED_NOTE,))
    query = address_of(complete(signed_in, CATALOG), CATALOG).query.replace("auth=local&", "")
    wrong = reading(query)
    assert {key_of(each.place) for each in wrong.problems} == {"e"}
    assert wrong.entity_problems == wrong.problems
    assert wrong.shown.entities == (PLAIN_NOTE,)
    assert wrong.draft is not None
    assert wrong.draft.entities == (GUARDED_NOTE,)
