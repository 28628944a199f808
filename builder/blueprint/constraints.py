"""Names of constraints, indexes and association tables: at most 63 bytes, the same everywhere."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from . import limits
from .model import Entity, Field, Relation
from .naming import snake_case
from .plurals import pluralised

type ConstraintKind = Literal["pk", "uq", "fk", "ix", "ck"]


@dataclass(frozen=True, slots=True)
class Association:
    """The table behind a many-to-many relation; `left` points to the entity that declares it."""

    entity: str
    relation: str
    table: str
    left: str
    right: str


def constraint_name(kind: ConstraintKind, table: str, *parts: str) -> str:
    """Return such as `uq_albums_artist_id_title`, shortened with a digest where it is too long."""
    return fitted("_".join((kind, table, *parts)))


def fitted(name: str) -> str:
    """Shorten an ASCII name to what every database can hold; the digest keeps it unique."""
    if len(name) <= limits.IDENTIFIER_BYTES:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{name[: limits.IDENTIFIER_BYTES - 9]}_{digest}"


def foreign_key_column(relation: Relation) -> str:
    """Name the column of a to-one relation, and its key in the API."""
    return f"{relation.name}_id"


def ids_attribute(relation: Relation) -> str:
    """Name the key in the API that takes the ids of a many-to-many: `tags` gives `tag_ids`."""
    target = snake_case(relation.target)
    return f"{target if relation.name == pluralised(target) else relation.name}_ids"


def association(entity: Entity, relation: Relation, target: Entity) -> Association:
    """Plan the table of a many-to-many relation."""
    left, right = f"{entity.names.snake}_id", f"{target.names.snake}_id"
    table = fitted(f"{entity.names.table}_{relation.name}")
    return Association(
        entity=entity.name,
        relation=relation.name,
        table=table,
        left=left,
        right=fitted(f"related_{right}") if left == right else right,
    )


def columns(entity: Entity, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns behind names of fields and to-one relations."""
    to_one = {relation.name: relation for relation in entity.relations if relation.is_to_one}
    return tuple(foreign_key_column(to_one[name]) if name in to_one else name for name in names)


def constraint_names(entity: Entity, dividing: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """List (place inside the entity, name) of all constraints and indexes of its table.

    Those that fields ask for begin with the `dividing` columns.
    """
    table = entity.names.table
    yield "name", constraint_name("pk", table)
    for position, item in enumerate(entity.fields):
        for kind in _field_constraints(item):
            before = () if kind == "ck" else dividing
            yield f"fields[{position}].name", constraint_name(kind, table, *before, item.name)
    for position, relation in enumerate(entity.relations):
        for name in key_names(table, relation):
            yield f"relations[{position}].name", name
    for position, names in enumerate(entity.unique):
        group = (*dividing, *columns(entity, names))
        yield f"unique[{position}]", constraint_name("uq", table, *group)
    for position, names in enumerate(entity.indexes):
        group = (*dividing, *columns(entity, names))
        yield f"indexes[{position}]", constraint_name("ix", table, *group)


def key_names(table: str, relation: Relation) -> Iterator[str]:
    """List the names of the constraints and indexes of a to-one relation's column."""
    for kind in _relation_constraints(relation):
        yield constraint_name(kind, table, foreign_key_column(relation))


def association_names(link: Association) -> tuple[str, ...]:
    """List the names of the table behind a many-to-many relation and of all its constraints."""
    parts: tuple[tuple[ConstraintKind, str], ...] = (("fk", link.left), ("fk", link.right))
    named = (constraint_name(kind, link.table, column) for kind, column in parts)
    index = constraint_name("ix", link.table, link.right)
    return (link.table, constraint_name("pk", link.table), *named, index)


def _field_constraints(item: Field) -> Iterator[ConstraintKind]:
    if item.unique:
        yield "uq"
    if item.index:
        yield "ix"
    if item.type == "enum" or item.min is not None or item.max is not None:
        yield "ck"


def _relation_constraints(relation: Relation) -> tuple[ConstraintKind, ...]:
    if relation.kind == "many_to_many":
        return ()
    return ("fk", "uq") if relation.kind == "one_to_one" else ("fk", "ix")
