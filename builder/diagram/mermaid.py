"""Entities as an `erDiagram` of Mermaid, whose names are plain words."""

import re
from collections.abc import Iterator
from typing import Final

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint, Entity, Field
from .drawing import drawn_entities
from .links import Link, links_of

_LEFT: Final = {"one": "||", "maybe": "|o", "many": "}o"}
_RIGHT: Final = {"one": "||", "maybe": "o|", "many": "o{"}
_UNSAFE: Final = re.compile(r"[^\w .,:!?()'/+-]")
_LONGEST_COMMENT = 120


def to_mermaid(blueprint: Blueprint, catalog: Catalog) -> str:
    """Write the diagram in Mermaid's language."""
    entities = drawn_entities(blueprint, catalog)
    lines = ["erDiagram", *(line for entity in entities for line in _entity(entity))]
    lines += [_link(link, entities) for link in links_of(entities)]
    return "\n".join(lines) + "\n"


def _entity(entity: Entity) -> Iterator[str]:
    yield f"    {entity.name} {{"
    yield from (f"        {_field(field)}" for field in entity.fields)
    yield "    }"


def _field(field: Field) -> str:
    key = " UK" if field.unique else ""
    said = comment(field.description)
    return f"{field.type} {field.name}{key}{said and f' "{said}"'}"


def _link(link: Link, entities: tuple[Entity, ...]) -> str:
    source = entities[link.source]
    name = source.relations[link.at].name
    line = f"{_LEFT[link.near]}--{_RIGHT[link.far]}"
    return f"    {source.name} {line} {entities[link.target].name} : {name}"


def comment(text: str) -> str:
    """Return a text without what Mermaid could take for its own; it has no escapes in comments."""
    plain = " ".join(_UNSAFE.sub(" ", text).split())
    return plain if len(plain) <= _LONGEST_COMMENT else f"{plain[:_LONGEST_COMMENT]}…"
