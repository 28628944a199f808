"""Relations of an entity, from both sides, as lines of source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...blueprint.constraints import (
    Association,
    association,
    constraint_name,
    foreign_key_column,
    ids_attribute,
)
from ...blueprint.model import Entity, OnDelete, Relation
from ..layout import Attribute, Item, Source, Text
from .schemas import schema_attribute

_ON_DELETE = {"restrict": "RESTRICT", "cascade": "CASCADE", "set_null": "SET NULL"}
_MOST = ("max_length=100",)


@dataclass(frozen=True, slots=True)
class RelationView:
    """A to-one relation: a column that refers to another table."""

    name: str
    column_name: str
    target: str
    target_file: str
    target_table: str
    is_required: bool
    is_unique: bool
    is_to_itself: bool
    is_deferred: bool
    soft_rules: tuple[OnDelete, ...]
    foreign_key: str
    on_delete: str
    model: Attribute
    column: Source
    later: Source
    dropped: Source
    create: Attribute
    update: Attribute
    read: Attribute
    query: Attribute
    target_session: str = "session"


@dataclass(frozen=True, slots=True)
class LinkView:
    """A many-to-many relation, on the side that declares it."""

    name: str
    route: str
    field: str
    parameter: str
    target: str
    target_file: str
    variable: str
    association: Association
    columns: tuple[Source, ...]
    migration: tuple[Source, ...]
    index: str
    key_index: Source
    create: Attribute
    update: Attribute
    ends: tuple[str | Source, ...]
    """The table, and each of its columns with the table that it refers to, as source."""


def relation_view(
    entity: Entity, relation: Relation, target: Entity, *, deferred: bool
) -> RelationView:
    """Return the view of a to-one relation of `entity`."""
    column = foreign_key_column(relation)
    optional = "" if relation.required else " | None"
    about = _about(relation)
    name = constraint_name("fk", entity.names.table, column)
    on_delete = _ON_DELETE[relation.on_delete]
    key = f"InKey{optional}"
    unset = ("default_factory=unset",) if relation.required else ("default=None",)
    default = () if relation.required else ("default=None",)
    created = (*default, *about)
    return RelationView(
        name=relation.name,
        column_name=column,
        target=target.name,
        target_file=target.names.file,
        target_table=target.names.table,
        is_required=relation.required,
        is_unique=relation.kind == "one_to_one",
        is_to_itself=target.name == entity.name,
        is_deferred=deferred,
        soft_rules=(relation.on_delete,) if target.soft_delete and target.operations else (),
        foreign_key=name,
        on_delete=on_delete,
        model=_key(column, target, name, relation, deferred=deferred),
        column=Source(
            "sa.Column(", (f'"{column}"', "KeyType", f"nullable={not relation.required}"), "),"
        ),
        later=_later(name, column, target, on_delete),
        dropped=Source("batch.drop_constraint(", (f'"{name}"', 'type_="foreignkey"'), ")"),
        create=schema_attribute(column, key, created),
        update=schema_attribute(column, key, unset),
        read=Attribute(column, f"Key{optional}"),
        query=Attribute(column, "InKey | None", "None"),
    )


def _later(name: str, column: str, target: Entity, on_delete: str) -> Source:
    """Return what adds the foreign key to a table whose target comes after it."""
    ends = (f'"{name}"', f'"{target.names.table}"', f'["{column}"]', '["id"]')
    return Source("batch.create_foreign_key(", (*ends, f'ondelete="{on_delete}"'), ")")


def _key(
    column: str, target: Entity, name: str, relation: Relation, *, deferred: bool
) -> Attribute:
    on_delete = f'ondelete="{_ON_DELETE[relation.on_delete]}"'
    later = ("use_alter=True",) if deferred else ()
    reference = (f'"{target.names.table}.id"', f'name="{name}"', on_delete, *later)
    items: tuple[Item, ...] = (Source("ForeignKey(", reference, ")"),)
    if relation.required:
        return Attribute(column, "Mapped[Key]", Source("mapped_column(", items, ")"))
    value = Source("mapped_column(", (*items, "default=None"), ")")
    return Attribute(column, "Mapped[Key | None]", value)


def _about(relation: Relation) -> tuple[Item, ...]:
    return (Text("description=", relation.description),) if relation.description else ()


def link_view(entity: Entity, relation: Relation, target: Entity) -> LinkView:
    """Return the view of a many-to-many relation that `entity` declares."""
    field = ids_attribute(relation)
    parameter = field.removesuffix("s")
    table = association(entity, relation, target)
    about = _about(relation)
    ends = ((table.left, entity), (table.right, target))
    index = constraint_name("ix", table.table, table.right)
    return LinkView(
        name=relation.name,
        route=relation.name.replace("_", "-"),
        field=field,
        parameter=parameter if parameter != f"{entity.names.snake}_id" else f"related_{parameter}",
        target=target.name,
        target_file=target.names.file,
        variable=f"{entity.names.snake}_{relation.name}",
        association=table,
        columns=tuple(_association_column(table, column, end) for column, end in ends),
        migration=tuple(_migration_lines(table, ends)),
        index=index,
        key_index=Source("Index(", (f'"{index}"', f'"{table.right}"'), "),"),
        create=schema_attribute(
            field, "list[InKey]", ("default_factory=list[InKey]", *_MOST, *about)
        ),
        update=schema_attribute(field, "list[InKey]", ("default_factory=unset", *_MOST)),
        ends=(
            f'"{table.table}"',
            *(Source("(", (f'"{column}"', f'"{end.names.table}"'), ")") for column, end in ends),
        ),
    )


def _reference(table: Association, column: str, end: Entity) -> tuple[str, ...]:
    name = constraint_name("fk", table.table, column)
    return (f'"{end.names.table}.id"', f'name="{name}"', 'ondelete="CASCADE"')


def _association_column(table: Association, column: str, end: Entity) -> Source:
    reference = Source("ForeignKey(", _reference(table, column, end), ")")
    return Source("Column(", (f'"{column}"', "KeyType", reference, "primary_key=True"), "),")


def _migration_lines(table: Association, ends: Sequence[tuple[str, Entity]]) -> Iterator[Source]:
    for column, end in ends:
        reference = Source("sa.ForeignKey(", _reference(table, column, end), ")")
        yield Source("sa.Column(", (f'"{column}"', "KeyType", reference, "nullable=False"), "),")
    names = tuple(f'"{column}"' for column, _ in ends)
    name = f'name="{constraint_name("pk", table.table)}"'
    yield Source("sa.PrimaryKeyConstraint(", (*names, name), "),")
