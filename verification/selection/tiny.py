"""Entities so few and small that most of what a project can have would be of no use in it."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from builder.blueprint.types import EXTRA_TYPES, FIELD_TYPES

type Table = dict[str, Any]

_TRAITS: Final = {"timestamps": True, "versioned": True, "soft_delete": True}


def _thing(*types: str, **others: object) -> Table:
    """Return an entity with one field of each of these types."""
    return {"name": "Thing", "fields": [_field(each) for each in types], **others}


def _field(kind: str) -> Table:
    values = {"values": ["first", "second"]} if kind == "enum" else {}
    return {"name": f"{kind}_value", "type": kind, **values}


def _part(kind: str, **others: object) -> Table:
    """Return an entity that does nothing but refer to things."""
    relation = {"name": "thing", "target": "Thing", "kind": kind, **others}
    return {"name": "Part", "fields": [], "relations": [relation]}


ENTITIES: Final[Mapping[str, Sequence[Table]]] = {
    "nothing": (),
    "no operations": (_thing("datetime", "enum", operations=[], **_TRAITS),),
    "list only": (_thing("string", operations=["list"], **_TRAITS),),
    "create only": (_thing("date", operations=["create"], **_TRAITS),),
    "strings": (_thing("string"),),
    "unseen parent": (_thing("string", operations=[]), _part("many_to_one", required=True)),
    "links": (_thing("decimal"), _part("many_to_many")),
    "all types": (_thing(*(name for name in FIELD_TYPES if name not in EXTRA_TYPES)),),
}
