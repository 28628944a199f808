"""Entities as they can stay with other choices."""

from typing import Any

import pytest

from builder.blueprint.errors import InvalidBlueprint
from builder.web.adapting import adapted

from .fakes import CATALOG

TEXT = {"name": "text", "type": "string"}


def entity(name: str, **more: object) -> dict[str, Any]:
    """Return an entity with a field."""
    return {"name": name, "fields": [TEXT], **more}


def entities(*given: dict[str, Any], **choices: object) -> list[dict[str, Any]]:
    """Return the entities as they stay."""
    found: list[dict[str, Any]] = adapted({**choices, "entities": list(given)}, CATALOG)["entities"]
    return found


def to(target: str) -> dict[str, Any]:
    """Return a relation."""
    return {"name": target.lower(), "target": target, "kind": "many_to_one"}


def test_what_goes_with_the_choices_stays_as_it_is() -> None:
    note = entity("Note", read="owner", authored=True, relations=[to("User")])
    assert entities(note, options={"auth": "local"}) == [note]


def test_rules_about_people_go_where_nobody_signs_in() -> None:
    note = entity("Note", read="owner", write="role", role="editor", authored=True)
    assert entities(note) == [entity("Note")]


def test_fields_go_whose_type_nothing_brings() -> None:
    cover = {"name": "cover", "type": "file"}
    note = {"name": "Note", "fields": [TEXT, cover]}
    assert entities(note, {"name": "Cover", "fields": [cover]}) == [entity("Note")]


def test_what_leads_nowhere_goes_and_takes_along_what_is_empty_then() -> None:
    pin = {"name": "Pin", "relations": [to("User")]}
    mark = entity("Mark", relations=[to("Pin")], unique=[["text", "pin"]])
    assert entities(pin, mark) == [entity("Mark", relations=[], unique=[])]


def test_the_document_that_was_given_stays_as_it_is() -> None:
    document = {"entities": [entity("Note", read="owner")]}
    adapted(document, CATALOG)
    assert document == {"entities": [entity("Note", read="owner")]}


def test_choices_that_do_not_go_together_have_no_entities() -> None:
    with pytest.raises(InvalidBlueprint):
        entities(entity("Note"), features=["audit"])
