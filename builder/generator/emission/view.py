"""What templates read of an entity."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...blueprint.model import Operation
from ...blueprint.naming import EntityNames
from ..layout import Attribute, Source
from .access import AccessView
from .admission import AdmissionView
from .code import quoted
from .fields import EnumView, FieldView
from .operations import OperationView
from .relations import LinkView, RelationView
from .relationships import IncludeView
from .testing import TestingView
from .traits import BasesView


@dataclass(frozen=True, slots=True, eq=False)
class EntityView:
    """What templates read of an entity; the same entities are given the same view again."""

    names: EntityNames
    is_provided: bool
    operations: frozenset[Operation]
    parts: tuple[str, ...]
    shown: str
    shown_file: str
    access: AccessView
    endpoints: tuple[OperationView, ...]
    endpoint_imports: tuple[str, ...]
    repository: tuple[Source, ...]
    repository_imports: tuple[str, ...]
    traits: tuple[str, ...]
    bases: BasesView
    fields: tuple[FieldView, ...]
    kept: tuple[FieldView, ...]
    signatures: tuple[RelationView, ...]
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
    admission: AdmissionView
    overlays: tuple[str, ...] = ()

    @property
    def pascal(self) -> str:
        """The name of the class."""
        return self.names.pascal

    @property
    def snake(self) -> str:
        """The name in variables."""
        return self.names.snake

    @property
    def plural(self) -> str:
        """The name of many in variables."""
        return self.names.plural

    @property
    def table(self) -> str:
        """The name of the table."""
        return self.names.table

    @property
    def quoted_table(self) -> str:
        """The name of the table as source."""
        return f'"{self.names.table}"'

    @property
    def label(self) -> str:
        """The name in prose."""
        return self.names.label

    @property
    def label_plural(self) -> str:
        """The name of many in prose."""
        return self.names.label_plural

    @property
    def route(self) -> str:
        """The name in paths."""
        return self.names.route

    @property
    def file(self) -> str:
        """The name of modules."""
        return self.names.file

    @property
    def included(self) -> str:
        """The router, where all of them are included."""
        return f"{self.file}.router"

    @property
    def title(self) -> str:
        """The name of many at the start of a sentence."""
        return self.label_plural[:1].upper() + self.label_plural[1:]

    @property
    def article(self) -> str:
        """What stands before the label."""
        return "an" if self.label[0] in "aeiou" else "a"

    @property
    def is_public(self) -> bool:
        """Whether some of it is for everybody."""
        return self.access.is_public

    @property
    def private_entry(self) -> str:
        """The role that is shown all rows, as an entry of a dictionary."""
        return f'{self.pascal}: "{self.admission.role}"'

    @property
    def called(self) -> list[str]:
        """The argument that tells who calls, where somebody wants to know."""
        return ["user"] if self.access.caller else []

    @property
    def author(self) -> list[str]:
        """The argument that tells who makes records to develop with, where somebody must."""
        return ["await author(session)"] if self.access.caller else []

    @property
    def is_seeded(self) -> bool:
        """Whether records to develop with are stored as requests store them."""
        return "create" in self.parts

    @property
    def seeds(self) -> tuple[Source, ...]:
        """The arguments that tell what records to develop with refer to."""
        to_one = [(each.is_unique, each.column_name, each.target) for each in self.relations]
        named = {
            "references": [(field, target) for unique, field, target in to_one if not unique],
            "partners": [(field, target) for unique, field, target in to_one if unique],
            "links": [(each.field, each.target) for each in self.links],
        }
        return tuple(
            Source(f"**stored.{method}(", ("number", *_keywords(pairs)), ")")
            for method, pairs in named.items()
            if pairs
        )

    @property
    def seed_number(self) -> str:
        """What counts the records to develop with, where the count decides what they refer to."""
        return "number" if self.relations or self.links else "_"

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
        kept = (field.read for field in self.kept if field.is_readable)
        own = (field.read for field in self.readable)
        keys = (each.read for each in (*self.relations, *self.signatures))
        return (*own, *keys, *kept)

    @property
    def queries(self) -> tuple[Attribute, ...]:
        """The conditions of a list."""
        include = Attribute("include", f"tuple[{self.pascal}Include, ...]", "()")
        return (
            *((include,) if self.includes else ()),
            *((Attribute("q", "str | None", "None"),) if self.searchable else ()),
            *(query for field in self.fields for query in field.queries),
            *(each.query for each in (*self.relations, *self.signatures)),
            *(query for field in self.kept for query in field.queries),
        )

    @property
    def query_heads(self) -> tuple[Source, ...]:
        """The head of the class with the conditions of a list, where there is a list."""
        head = Source(f"class {self.pascal}Query(", (f"ListQuery[{self.pascal}Sort]",), "):")
        return (head,) if "list" in self.operations else ()

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
    def aliases(self) -> tuple[Source, ...]:
        """The types of what `sort` and `include` may name, where they are asked for."""
        return (*self._sort_type(), *self._include_type())

    def _sort_type(self) -> Iterator[Source]:
        """Yield the type of what `sort` may name, upwards and downwards."""
        every = (*self.fields, *self.kept)
        names = ("id", *(field.name for field in every if field.is_sortable))
        items = tuple(f'"{direction}{name}"' for name in names for direction in ("", "-"))
        if "list" in self.operations:
            yield Source(f"type {self.pascal}Sort = Literal[", items, "]")

    def _include_type(self) -> Iterator[Source]:
        items = quoted(include.name for include in self.includes)
        if items and self.operations & {"get", "list"}:
            yield Source(f"type {self.pascal}Include = Literal[", items, "]")


def _keywords(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f'{name}="{value}"' for name, value in pairs)
