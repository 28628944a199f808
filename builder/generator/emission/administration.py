"""What pages for administrators show of an entity, as source."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.access import ACCOUNT
from ...blueprint.constraints import foreign_key_column, ids_attribute
from ...blueprint.model import ADMINISTRATOR, Access, Entity, Field, Operation, Relation
from ...blueprint.traits import shown_relations, trait_fields
from ...blueprint.types import is_sent, is_shown
from ..layout import Source
from ..literals import python_literal
from .access import knows_user
from .code import quoted
from .operations import OPERATIONS

COLUMNS: Final = 6
KEYS: Final = 2
"""How many columns of a list are given to keys before other fields have theirs."""
_READING: Final = frozenset({"list", "get"})
_ACCOUNTS: Final[tuple[Operation, ...]] = ("list", "get", "update")
_SORTED_ACCOUNTS: Final = frozenset({"email", "subject"})
"""What the query of accounts sorts by: no fields tell, as it is written by hand."""
_KINDS: Final[Mapping[str, str]] = {
    "string": "text",
    "text": "long_text",
    "big_integer": "integer",
    "enum": "choice",
    "file": "text",
}
_NAMES: Final = frozenset({"string", "email"})
_LONG: Final = frozenset({"text", "json", "bytes"})


@dataclass(frozen=True, slots=True)
class AdministrationView:
    """The declaration of one entity's pages, and what it imports."""

    resource: str
    declaration: Source
    opened: Source
    caller: str
    imports: tuple[str, ...]
    children: tuple[Source, ...]


def operations_of(entity: Entity) -> tuple[Operation, ...]:
    """Return what an administrator may do with an entity through the API."""
    if entity.name == ACCOUNT:
        return _ACCOUNTS
    return tuple(
        each
        for each in OPERATIONS
        if each in entity.operations
        and _admits(entity.read if each in _READING else entity.write, entity)
        and _admits(entity.read, entity)
    )


def _admits(access: Access | None, entity: Entity) -> bool:
    return access != "role" or entity.role == ADMINISTRATOR


def administration(
    entity: Entity, entities: Mapping[str, Entity], included: frozenset[str]
) -> AdministrationView | None:
    """Return what pages show of an entity, where they show it; `included` may be read with it."""
    writer = _Writer(entity, entities, included)
    return writer.view() if writer.operations else None


class _Writer:
    """Writes the declaration of one entity's pages."""

    def __init__(
        self, entity: Entity, entities: Mapping[str, Entity], included: frozenset[str]
    ) -> None:
        self.entity = entity
        self.entities = entities
        self.included = included
        self.operations = operations_of(entity)
        self.is_account = entity.name == ACCOUNT
        self.readable = [each for each in entity.fields if is_shown(each)]

    def view(self) -> AdministrationView:
        children = tuple(self._children())
        return AdministrationView(
            resource=f"{self.entity.names.file}.RESOURCE",
            declaration=Source("RESOURCE = Resource(", tuple(self._items(children)), ")"),
            opened=self._opened(),
            caller="user" if knows_user(self.entity, self.entities) else "_user",
            imports=tuple(self._imports(children)),
            children=children,
        )

    def _opened(self) -> Source:
        arguments = ("session", "user") if knows_user(self.entity, self.entities) else ("session",)
        service = Source(f"{self.entity.name}Service(", arguments, ")")
        return Source(f"return {self._records}(", (service,), ")")

    @property
    def _records(self) -> str:
        return "VersionedRecords" if self.entity.versioned else "PlainRecords"

    def _items(self, children: tuple[Source, ...]) -> Iterator[str | Source]:
        names = self.entity.names
        yield f"route={python_literal(names.route)}"
        yield f"label={python_literal(names.label)}"
        yield f"label_plural={python_literal(names.label_plural)}"
        yield f"display={python_literal(self._display())}"
        yield tupled("operations=", quoted(self.operations))
        yield "open=_records"
        yield from (f"{name}={schema}" for name, schema in self._schemas())
        yield tupled("fields=", tuple(self._fields()))
        yield tupled("columns=", quoted(self._columns()))
        yield tupled("sorts=", quoted(self._sorts()))
        if children:
            yield tupled("children=", children)
        if self.entity.soft_delete:
            yield "is_kept=True"

    def _schemas(self) -> Iterator[tuple[str, str]]:
        for operation, name in (("list", "query"), ("create", "create"), ("update", "update")):
            if operation in self.operations:
                yield name, f"{self.entity.name}{name.capitalize()}"

    def _imports(self, children: tuple[Source, ...]) -> Iterator[str]:
        file = self.entity.names.file
        yield from (f"from ...schemas.{file} import {schema}" for _, schema in self._schemas())
        module = "versions" if self.entity.versioned else "resource"
        own = {self._records: module, **({"Child": "resource"} if children else {})}
        yield from (f"from ..{module} import {name}" for name, module in own.items())

    def _display(self) -> str:
        named = {each.name: each for each in self.readable if each.type not in _LONG}
        if self.entity.display in named:
            return str(self.entity.display)
        return next((name for name, each in named.items() if each.type in _NAMES), "")

    def _columns(self) -> tuple[str, ...]:
        """Return what a list shows: what a record is called by, then what is short."""
        display = self._display()
        short = [each.name for each in self.readable if each.type not in _LONG]
        keys = [foreign_key_column(each) for each in self.entity.relations if each.is_to_one]
        rest = [name for name in (*keys[:KEYS], *short, *keys[KEYS:]) if name != display]
        moments = ["updated_at"] if self.entity.timestamps else []
        return (display or "id", *rest[: COLUMNS - 1 - len(moments)], *moments)

    def _sorts(self) -> tuple[str, ...]:
        fields = (*self.entity.fields, *trait_fields(self.entity))
        return ("id", *(each.name for each in fields if each.sort or self._is_sorted(each)))

    def _is_sorted(self, field: Field) -> bool:
        return self.is_account and field.name in _SORTED_ACCOUNTS

    def _fields(self) -> Iterator[Source]:
        for field in self.entity.fields:
            if is_shown(field) or is_sent(field):
                yield _field(field)
        yield from filter(None, map(self._relation, self.entity.relations))
        yield from (_field(each) for each in trait_fields(self.entity) if is_shown(each))
        yield from filter(None, map(self._relation, shown_relations(self.entity)))

    def _relation(self, relation: Relation) -> Source | None:
        """Return a field of keys; records that no page shows are known by their keys."""
        target = self.entities[relation.target]
        operations = operations_of(target)
        is_included = bool(operations) and relation.name in self.included
        if not (relation.is_to_one or is_included):
            return None
        name = foreign_key_column(relation) if relation.is_to_one else ids_attribute(relation)
        kind = "reference" if "list" in operations else "key"
        written = [f'"{name}"', f'"{kind}"' if relation.is_to_one else f'"{kind}s"']
        written += ["required=True"] if relation.is_to_one and relation.required else []
        written += [f"target={python_literal(target.names.route)}"] if operations else []
        written += [f'include="{relation.name}"'] if is_included else []
        return Source("Field(", tuple(written), ")")

    def _children(self) -> Iterator[Source]:
        for other in self.entities.values():
            route = other.names.route if "list" in operations_of(other) else ""
            for relation in other.relations:
                is_here = relation.target == self.entity.name and relation.is_to_one
                if is_here and (route or not self.is_account):
                    yield _child(other, relation, route)


def _field(field: Field) -> Source:
    items: list[str | Source] = [f'"{field.name}"', f'"{_KINDS.get(field.type, field.type)}"']
    items += ["required=True"] if field.required else []
    values = tuple(python_literal(each) for each in field.values)
    items += [tupled("choices=", values)] if values else []
    return Source("Field(", tuple(items), ")")


def _child(other: Entity, relation: Relation, route: str) -> Source:
    written = (other.names.label_plural, foreign_key_column(relation), relation.on_delete)
    items = [python_literal(each) for each in written]
    items += [f"route={python_literal(route)}"] if route else []
    return Source("Child(", tuple(items), ")")


def tupled(head: str, items: Iterable[str | Source]) -> Source:
    """Return a tuple behind `head`, with the comma that makes one item a tuple."""
    found = tuple(items)
    return Source(f"{head}(", found, ",)" if len(found) == 1 else ")")
