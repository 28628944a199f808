"""The problems that stand at no control of their own."""

import pytest

from builder.blueprint.forms.packing import pack
from builder.web.address import read_query
from builder.web.reading import Reading, read
from builder.web.telling import entity_troubles, first_place, other_messages

from .fakes import CATALOG


def reading(query: str) -> Reading:
    """Return what a query means."""
    return read(read_query(query), CATALOG)


def test_problems_of_entities_are_told_with_their_names() -> None:
    packed = pack([{"name": "Note", "authored": True, "fields": [{"name": "a", "type": "string"}]}])
    (message,) = entity_troubles(reading(f"e={packed}"), CATALOG).messages
    assert message.startswith("Note: ")


def test_damaged_entities_have_no_names() -> None:
    (message,) = entity_troubles(reading("e=!!!"), CATALOG).messages
    assert message.startswith("The packed entities of this link are damaged.")


def test_what_belongs_to_no_control_is_told_apart() -> None:
    (message,) = other_messages(reading("surprise=1"), CATALOG)
    assert "surprise" in message
    assert other_messages(reading("package=class&e=!!!&auth=magic"), CATALOG) == ()


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("package=class", "package"),
        ("auth=magic", "group-auth"),
        ("features=audit", "group-features"),
        ("e=!!!", "entities-title"),
        ("surprise=1", ""),
        ("", ""),
    ],
)
def test_the_first_problem_has_a_place_on_the_page(query: str, place: str) -> None:
    assert first_place(reading(query), CATALOG) == place
