"""Entities as tables in DBML, with the names that they have in the database."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..blueprint.catalog import Catalog
from ..blueprint.choices import chosen_options
from ..blueprint.constraints import foreign_key_column
from ..blueprint.model import Blueprint, Entity, Field, OnDelete, ProjectInfo, Relation
from ..blueprint.traits import trait_fields, trait_relations
from ..blueprint.types import max_length, precision, scale
from .drawing import drawn_entities

_TYPES: Final[Mapping[str, str]] = {
    "string": "varchar",
    "email": "varchar",
    "url": "varchar",
    "enum": "varchar",
    "big_integer": "bigint",
    "datetime": "timestamp",
    "bytes": "blob",
    "file": "json",
}
_MADE_KEYS: Final = "keys/uuid7"
_SIZED: Final = frozenset({"string", "email", "url", "enum"})
_DELETE: Final[Mapping[OnDelete, str]] = {
    "restrict": "restrict",
    "cascade": "cascade",
    "set_null": "set null",
}


def to_dbml(blueprint: Blueprint, catalog: Catalog) -> str:
    """Write the tables in DBML."""
    entities = drawn_entities(blueprint, catalog)
    key = _key_type(blueprint, catalog)
    tables = ["\n".join(_table(entity, key)) for entity in entities]
    known = {entity.name: entity for entity in entities}
    references = [
        _reference(entity, relation, known[relation.target])
        for entity in entities
        for relation in _relations(entity)
        if relation.target in known
    ]
    parts = [_project(blueprint.project), *tables]
    return "\n\n".join(filter(None, (*parts, "\n".join(references)))) + "\n"


def _project(project: ProjectInfo) -> str:
    note = quoted_text(project.description or project.name)
    return f"Project {quoted_name(project.slug)} {{\n  Note: {note}\n}}"


def _key_type(blueprint: Blueprint, catalog: Catalog) -> str:
    """Return the type of the keys of all tables."""
    is_made = any(option.path == _MADE_KEYS for option in chosen_options(blueprint, catalog))
    return "uuid" if is_made else "bigint"


def _relations(entity: Entity) -> tuple[Relation, ...]:
    return entity.relations + trait_relations(entity)


def _table(entity: Entity, key: str) -> Iterator[str]:
    yield f"Table {quoted_name(entity.names.table)} {{"
    yield f"  id {key} [pk]"
    yield from (f"  {_column(each)}" for each in (*entity.fields, *trait_fields(entity)))
    for relation in _relations(entity):
        if relation.is_to_one:
            yield f"  {_key(relation, key)}"
    if entity.description:
        yield f"  Note: {quoted_text(entity.description)}"
    yield "}"


def _column(field: Field) -> str:
    settings = ["not null"] if field.required else []
    settings += ["unique"] if field.unique else []
    settings += [f"note: {quoted_text(field.description)}"] if field.description else []
    return f"{quoted_name(field.name)} {_type(field)}{_settings(settings)}"


def _key(relation: Relation, key: str) -> str:
    settings = ["not null"] if relation.required else []
    settings += ["unique"] if relation.kind == "one_to_one" else []
    settings += [f"note: {quoted_text(relation.description)}"] if relation.description else []
    return f"{quoted_name(foreign_key_column(relation))} {key}{_settings(settings)}"


def _type(field: Field) -> str:
    name = _TYPES.get(field.type, field.type)
    if field.type == "decimal":
        return f"decimal({precision(field)},{scale(field)})"
    return f"{name}({max_length(field)})" if field.type in _SIZED else name


def _settings(settings: Sequence[str]) -> str:
    return f" [{', '.join(settings)}]" if settings else ""


def _reference(entity: Entity, relation: Relation, target: Entity) -> str:
    table, other = quoted_name(entity.names.table), quoted_name(target.names.table)
    if not relation.is_to_one:
        return f"Ref {quoted_name(relation.name)}: {table}.id <> {other}.id"
    sign = "-" if relation.kind == "one_to_one" else ">"
    column = quoted_name(foreign_key_column(relation))
    deleted = _DELETE[relation.on_delete]
    return f"Ref: {table}.{column} {sign} {other}.id [delete: {deleted}]"


def quoted_name(name: str) -> str:
    """Return a name as DBML takes any."""
    return f'"{name}"'


def quoted_text(text: str) -> str:
    """Return free text as a string of DBML on one line; a backslash escapes."""
    line = " ".join(text.split())
    return "'" + line.replace("\\", "\\\\").replace("'", "\\'") + "'"
