"""Typing rewrites its own step of the history; choosing makes a new one."""

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo
from builder.web.address import NEW, View
from builder.web.history import history_header

from .fakes import CATALOG

PLAIN = complete(Blueprint(), CATALOG)
NAMED = complete(Blueprint(project=ProjectInfo(name="Shop")), CATALOG)
SIGNED_IN = complete(Blueprint(options={"auth": "local"}), CATALOG)
NONE = View()


def album(field: str) -> Blueprint:
    """Return a blueprint with an entity of one field."""
    entity = Entity(name="Album", fields=(Field(name=field, type="string"),))
    return complete(Blueprint(entities=(entity,)), CATALOG)


def test_nothing_changed_leaves_the_address_alone() -> None:
    assert history_header((PLAIN, NONE), (PLAIN, NONE), "/") == {}


def test_typing_rewrites_the_address() -> None:
    assert history_header((PLAIN, NONE), (NAMED, NONE), "/x") == {"HX-Replace-Url": "/x"}


def test_choosing_is_a_step() -> None:
    assert history_header((PLAIN, NONE), (SIGNED_IN, NONE), "/x") == {"HX-Push-Url": "/x"}


def test_opening_a_file_is_a_step() -> None:
    assert history_header((PLAIN, NONE), (PLAIN, View("a.py")), "/x") == {"HX-Push-Url": "/x"}


def test_opening_another_entity_is_a_step() -> None:
    one, other = (album("a"), View(None, "Album")), (album("a"), View(None, "Artist"))
    assert "HX-Push-Url" in history_header(one, other, "/x")


def test_naming_a_field_rewrites_the_address() -> None:
    view = View(None, "Album")
    assert "HX-Replace-Url" in history_header((album("a"), view), (album("ab"), view), "/x")


def test_a_new_entity_is_a_step() -> None:
    before, after = (PLAIN, View(None, NEW)), (album("a"), View(None, "Album"))
    assert "HX-Push-Url" in history_header(before, after, "/x")
