"""What a client sends to an API that is to come, and what it gets back, as JSON."""

import base64
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from ..blueprint.constraints import foreign_key_column, ids_attribute
from ..blueprint.model import Entity, Field
from ..blueprint.traits import shown_relations, trait_fields
from ..blueprint.types import is_sent, is_shown, max_length, min_length
from ..generator.emission.samples import usual
from .words import gettext as _

type Json = Any

_LONGEST: Final = 60
"""How many characters or bytes of a value are shown; one that must have more ends in `…`."""
_FILE: Final[Mapping[str, Json]] = {
    "name": "example.pdf",
    "content_type": "application/pdf",
    "size": 12_345,
    "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A body, as what it is sent or given back, and its JSON over several lines."""

    title: str
    text: str


def examples_of(entity: Entity, key: Json) -> tuple[Example, ...]:
    """Return a body that creates a record of `entity`, and one that shows it; `key` is any id."""
    found: list[Example] = []
    if "create" in entity.operations:
        found.append(_example(_("Sent to create one"), sent(entity, key)))
    if {"create", "get", "list", "update"} & {*entity.operations}:
        found.append(_example(_("Given back of one"), given(entity, key)))
    return tuple(found)


def sent(entity: Entity, key: Json) -> dict[str, Json]:
    """Return a whole body for `POST`."""
    fields = {each.name: _value(each) for each in entity.fields if is_sent(each)}
    links = {foreign_key_column(each): key for each in entity.relations if each.is_to_one}
    sets = {ids_attribute(each): [key] for each in entity.relations if not each.is_to_one}
    return {**fields, **links, **sets}


def given(entity: Entity, key: Json) -> dict[str, Json]:
    """Return a record as it is shown, without what `include` would add to it."""
    fields = (*entity.fields, *trait_fields(entity))
    shown = {each.name: _value(each) for each in fields if is_shown(each)}
    relations = (*entity.relations, *shown_relations(entity))
    links = {foreign_key_column(each): key for each in relations if each.is_to_one}
    return {"id": key, **shown, **links}


def _example(title: str, body: Mapping[str, Json]) -> Example:
    return Example(title, json.dumps(body, indent=2, ensure_ascii=False))


def _value(field: Field) -> Json:
    if field.type == "bytes":
        return _bytes(field)
    if field.type == "file":
        return _FILE
    if field.type in {"string", "text"} and field.example is None and field.pattern is None:
        return _words(field)
    return _written(usual(field))


def _written(value: object) -> Json:
    """Return a value as JSON has it."""
    match value:
        case dt.datetime():
            return value.isoformat().replace("+00:00", "Z")
        case dt.date() | dt.time():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
        case _:
            return value


def _bytes(field: Field) -> str:
    """Return some bytes as Base64, as many as there must be."""
    least = max(min_length(field), 1)
    return base64.b64encode(b"x" * min(least, _LONGEST)).decode() + _rest(least)


def _words(field: Field) -> str:
    """Return the name of the field, as long as it may and must be."""
    least, most = max(min_length(field), 1), max_length(field) or _LONGEST
    words = field.name.replace("_", " ")[:most]
    return words.ljust(min(least, _LONGEST), ".") + _rest(least)


def _rest(least: int) -> str:
    return "…" if least > _LONGEST else ""
