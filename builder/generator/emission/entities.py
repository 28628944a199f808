"""One entity with all that its files say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...blueprint.constraints import columns, constraint_name
from ...blueprint.model import Entity
from ...blueprint.relations import plan_tables
from ..layout import Attribute, Item, Source
from .code import needed
from .fields import SCHEMA_IMPORTS, EnumView, FieldView, field_view
from .operations import (
    EndpointNames,
    OperationView,
    endpoint_imports,
    link_views,
    operation_views,
)
from .relations import (
    IncludeView,
    LinkView,
    RelationView,
    includes,
    inverses,
    link_view,
    relation_view,
    relationships,
)
from .testing import TestingView, testing_view

MODEL, REPOSITORY, API, DETAIL = "model", "repository", "api", "detail"


@dataclass(frozen=True, slots=True)
class EntityView:
    """What templates read of an entity."""

    pascal: str
    snake: str
    plural: str
    table: str
    label: str
    label_plural: str
    title: str
    route: str
    file: str
    article: str
    parts: tuple[str, ...]
    shown: str
    shown_file: str
    service: Source
    router: Source
    endpoints: tuple[OperationView, ...]
    endpoint_imports: tuple[str, ...]
    repository: tuple[Source, ...]
    repository_imports: tuple[str, ...]
    fields: tuple[FieldView, ...]
    enums: tuple[EnumView, ...]
    relations: tuple[RelationView, ...]
    links: tuple[LinkView, ...]
    relationships: tuple[Attribute, ...]
    includes: tuple[IncludeView, ...]
    table_arguments: tuple[Source, ...]
    constraints: tuple[Source, ...]
    migration: tuple[Source, ...]
    indexes: tuple[Source, ...]
    deferred: tuple[RelationView, ...]
    model_imports: tuple[str, ...]
    related_imports: tuple[str, ...]
    schema_imports: tuple[str, ...]
    column_imports: tuple[str, ...]
    testing: TestingView

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """The columns of the model beside its key."""
        return (*(each.model for each in self.fields), *(each.model for each in self.relations))

    @property
    def keys(self) -> tuple[RelationView | LinkView, ...]:
        """What holds keys of other records: one, or many."""
        return (*self.relations, *self.links)

    @property
    def creates(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that creates."""
        own = (field.create for field in self.writable)
        return (*own, *(each.create for each in self.keys))

    @property
    def updates(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that changes."""
        own = (field.update for field in self.writable)
        return (*own, *(each.update for each in self.keys))

    @property
    def reads(self) -> tuple[Attribute, ...]:
        """The attributes of the schema that answers, beside the key."""
        return (*(field.read for field in self.readable), *(each.read for each in self.relations))

    @property
    def queries(self) -> tuple[Attribute, ...]:
        """The conditions of a list."""
        include = Attribute("include", f"tuple[{self.pascal}Include, ...]", "()")
        return (
            *((include,) if self.includes else ()),
            *((Attribute("q", "str | None", "None"),) if self.searchable else ()),
            *(query for field in self.fields for query in field.queries),
            *(Attribute(each.column_name, "Key | None", "None") for each in self.relations),
        )

    @property
    def readable(self) -> tuple[FieldView, ...]:
        """The fields that responses show."""
        return tuple(field for field in self.fields if field.is_readable)

    @property
    def writable(self) -> tuple[FieldView, ...]:
        """The fields that requests set."""
        return tuple(field for field in self.fields if field.is_writable)

    @property
    def searchable(self) -> tuple[str, ...]:
        """The names of the fields that `q` looks into."""
        return tuple(field.name for field in self.fields if field.is_searchable)

    @property
    def sort_type(self) -> Source:
        """The type of what `sort` may name, upwards and downwards."""
        names = ("id", *(field.name for field in self.fields if field.is_sortable))
        items = tuple(f'"{direction}{name}"' for name in names for direction in ("", "-"))
        return Source(f"type {self.pascal}Sort = Literal[", items, "]")

    @property
    def include_type(self) -> tuple[Source, ...]:
        """The type of what `include` may name, where there is something."""
        items = _quoted(include.name for include in self.includes)
        return (Source(f"type {self.pascal}Include = Literal[", items, "]"),) if items else ()


def entity_views(entities: Iterable[Entity], own: Iterable[str]) -> tuple[EntityView, ...]:
    """Return the views of all entities in the order of their tables; `own` names the author's."""
    plan = plan_tables(tuple(entities))
    by_name = {entity.name: entity for entity in plan.entities}
    deferred = {(edge.entity, edge.relation) for edge in plan.deferred}
    authored = frozenset(own)
    shown = frozenset(
        entity.name for entity in plan.entities if entity.operations or entity.name not in authored
    )
    return tuple(
        _Writer(entity, by_name, deferred, shown).view(authored) for entity in plan.entities
    )


class _Writer:
    """Writes the source of one entity."""

    def __init__(
        self,
        entity: Entity,
        entities: Mapping[str, Entity],
        deferred: set[tuple[str, str]],
        shown: frozenset[str],
    ) -> None:
        self.entity = entity
        self.entities = entities
        self.fields = tuple(field_view(entity, field) for field in entity.fields)
        self.relations = tuple(
            relation_view(
                entity,
                relation,
                entities[relation.target],
                deferred=(entity.name, relation.name) in deferred,
            )
            for relation in entity.relations
            if relation.is_to_one
        )
        self.links = tuple(
            link_view(entity, relation, entities[relation.target])
            for relation in entity.relations
            if not relation.is_to_one
        )

        self.operations = frozenset(entity.operations)
        self.includes = tuple(includes(entity, entities, shown))
        names = entity.names
        read = f"{names.pascal}Detail" if self.includes else f"{names.pascal}Read"
        self.endpoint = EndpointNames(
            names.pascal, names.snake, names.plural, read, bool(self.includes)
        )

    def _parts(self, own: frozenset[str]) -> Iterator[str]:
        """Yield the overlays of `entity/` that are rendered for this entity."""
        yield MODEL
        if self.entity.name in own:
            yield REPOSITORY
        if self.entity.name in own and self.operations:
            yield API
            if self.includes:
                yield DETAIL

    def view(self, own: frozenset[str]) -> EntityView:
        """Return the whole view; `own` names the author's entities."""
        names = self.entity.names
        return EntityView(
            pascal=names.pascal,
            snake=names.snake,
            plural=names.plural,
            table=names.table,
            label=names.label,
            label_plural=names.label_plural,
            title=names.label_plural[:1].upper() + names.label_plural[1:],
            route=names.route,
            file=names.file,
            article="an" if names.label[0] in "aeiou" else "a",
            parts=tuple(self._parts(own)),
            shown=self.endpoint.shown,
            shown_file=names.file + ("_detail" if self.includes else ""),
            service=self._service(),
            router=Source(
                "router = APIRouter(",
                (f'prefix="/{names.route}"', f'tags=["{names.label_plural}"]'),
                ")",
            ),
            endpoints=(
                *operation_views(self.endpoint, self.operations),
                *link_views(self.endpoint, self.links),
            ),
            endpoint_imports=tuple(
                endpoint_imports(self.endpoint, self.operations, linked=bool(self.links))
            ),
            repository=tuple(self._repository()),
            repository_imports=tuple(self._repository_imports()),
            fields=self.fields,
            enums=tuple(field.enum for field in self.fields if field.enum),
            relations=self.relations,
            links=self.links,
            relationships=tuple(relationships(self.entity, self.entities)),
            includes=self.includes,
            table_arguments=self._table_arguments(),
            constraints=tuple(self._constraints()),
            migration=tuple(self._migration()),
            indexes=tuple(self._indexes()),
            deferred=tuple(each for each in self.relations if each.is_deferred),
            model_imports=tuple(self._model_imports()),
            related_imports=tuple(self._related_imports()),
            schema_imports=tuple(self._schema_imports()),
            column_imports=tuple(self._column_imports()),
            testing=testing_view(self.entity, tuple(each.name for each in self.includes)),
        )

    def _service(self) -> Source:
        name = self.entity.name
        types = (name, f"{name}Create", f"{name}Update", self.endpoint.shown)
        return Source(f"class {name}Service(", (Source("CrudService[", types, "]"),), "):")

    def _repository(self) -> Iterator[Source]:
        if found := tuple(field.name for field in self.fields if field.is_searchable):
            yield _tuple("searchable", _quoted(found))
        references = tuple(
            Source("Reference(", (f'"{each.column_name}"', each.target), ")")
            for each in self.relations
        )
        if references:
            yield _tuple("references", references)
        if links := tuple(_link(each) for each in self.links):
            yield _tuple("links", links)

    def _repository_imports(self) -> Iterator[str]:
        if self.relations:
            yield "from .references import Reference"
        if self.links:
            yield "from .references import Link"
            variables = ", ".join(link.variable for link in self.links)
            yield f"from ..models.{self.entity.names.file} import {variables}"
        for relation in self.entity.relations:
            file = self.entities[relation.target].names.file
            yield f"from ..models.{file} import {relation.target}"

    def _unique(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        groups: list[tuple[str, ...]] = []
        groups += [(field.name,) for field in self.entity.fields if field.unique]
        groups += [(each.column_name,) for each in self.relations if each.is_unique]
        groups += [columns(self.entity, names) for names in self.entity.unique]
        for group in groups:
            yield constraint_name("uq", self.entity.names.table, *group), group

    def _indexed(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        groups: list[tuple[str, ...]] = []
        groups += [
            (field.name,) for field in self.entity.fields if field.index and not field.unique
        ]
        groups += [(each.column_name,) for each in self.relations if not each.is_unique]
        groups += [columns(self.entity, names) for names in self.entity.indexes]
        for group in groups:
            yield constraint_name("ix", self.entity.names.table, *group), group

    def _table_arguments(self) -> tuple[Source, ...]:
        """Return the assignment of all constraints and indexes, where there are some."""
        found = tuple(self._named())
        return (_tuple("__table_args__", found),) if found else ()

    def _named(self) -> Iterator[Source]:
        for name, group in self._unique():
            yield Source("UniqueConstraint(", (*_quoted(group), f'name="{name}"'), ")")
        for name, group in self._indexed():
            yield Source("Index(", (f'"{name}"', *_quoted(group)), ")")

    def _constraints(self) -> Iterator[Source]:
        for name, group in self._unique():
            yield _constraint(name, self.entity.names.table, group)
        for each in self.relations:
            yield _constraint(each.foreign_key, self.entity.names.table, (each.column_name,))

        for link in self.links:
            table = link.association
            for column in (table.left, table.right):
                yield _constraint(
                    constraint_name("fk", table.table, column), table.table, (column,)
                )

    def _migration(self) -> Iterator[Source]:
        table = self.entity.names.table
        yield Source("sa.Column(", ('"id"', "Key", "nullable=False"), "),")
        yield from (field.column for field in self.fields)
        yield from (each.column for each in self.relations)
        yield Source(
            "sa.PrimaryKeyConstraint(", ('"id"', f'name="{constraint_name("pk", table)}"'), "),"
        )
        for each in self.relations:
            if not each.is_deferred:
                yield _foreign_key(each)
        for name, group in self._unique():
            yield Source("sa.UniqueConstraint(", (*_quoted(group), f'name="{name}"'), "),")

    def _indexes(self) -> Iterator[Source]:
        for name, group in self._indexed():
            names = f"[{', '.join(_quoted(group))}]"
            yield Source(
                "op.create_index(", (f'"{name}"', f'"{self.entity.names.table}"', names), ")"
            )
        for link in self.links:
            where = (
                f'"{link.index}"',
                f'"{link.association.table}"',
                f'["{link.association.right}"]',
            )
            yield Source("op.create_index(", where, ")")

    def _model_imports(self) -> Iterator[str]:
        for field in self.fields:
            yield from field.model_imports
        if any(True for _ in self._unique()):
            yield "from sqlalchemy import UniqueConstraint"
        if self.links or any(True for _ in self._indexed()):
            yield "from sqlalchemy import Index"
        if self.relations or self.links:
            yield "from sqlalchemy import ForeignKey"
        if self.links:
            yield "from sqlalchemy import Column, Table"
            yield "from .types import Key"
        if self.fields or self.relations:
            yield "from sqlalchemy.orm import Mapped, mapped_column"
        if any(True for _ in relationships(self.entity, self.entities)):
            yield "from sqlalchemy.orm import Mapped, relationship"
        if any(True for _ in self._related_imports()):
            yield "from typing import TYPE_CHECKING"

    def _related_imports(self) -> Iterator[str]:
        related = {relation.target for relation in self.entity.relations}
        related |= {other.name for other, _ in inverses(self.entity, self.entities)}
        for name in sorted(related - {self.entity.name}):
            yield f"from .{self.entities[name].names.file} import {name}"

    def _schema_imports(self) -> Iterator[str]:
        for field in self.fields:
            yield from field.schema_imports
        keys: tuple[RelationView | LinkView, ...] = (*self.relations, *self.links)
        sent = (attribute for each in keys for attribute in (each.create, each.update))
        yield from needed(SCHEMA_IMPORTS, sent)

    def _column_imports(self) -> Iterator[str]:
        for field in self.fields:
            yield from (each for each in field.column_types if "from .types" in each)


def _constraint(name: str, table: str, group: tuple[str, ...]) -> Source:
    fields = f"({', '.join(_quoted(group))}{',' if len(group) == 1 else ''})"
    return Source(f'"{name}": Constraint(', (f'"{table}"', fields), ")")


def _link(link: LinkView) -> Source:
    ends = (f'owner="{link.association.left}"', f'target="{link.association.right}"')
    return Source("Link(", (f'"{link.field}"', link.target, link.variable, *ends), ")")


def _tuple(name: str, items: tuple[Item, ...]) -> Source:
    """Return `name = (items)`, with the comma that makes one item a tuple."""
    if len(items) > 1:
        return Source(f"{name} = (", items, ")")
    return Source(f"{name} = (", items, ",)")


def _quoted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f'"{name}"' for name in names)


def _foreign_key(relation: RelationView) -> Source:
    columns_, target = f'["{relation.column_name}"]', f'["{relation.target_table}.id"]'
    how = (f'name="{relation.foreign_key}"', f'ondelete="{relation.on_delete}"')
    return Source("sa.ForeignKeyConstraint(", (columns_, target, *how), "),")
