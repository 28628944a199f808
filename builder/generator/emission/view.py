"""What templates read of an entity."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...blueprint.model import Operation
from ..layout import Attribute, Source
from .access import AccessView
from .administration import AdministrationView
from .admission import AdmissionView
from .calls import CallView
from .code import quoted
from .contents import ContentsView
from .crossing import CrossingView
from .fields import EnumView
from .operations import OperationView
from .relations import RelationView
from .relationships import IncludeView
from .testing import TestingView
from .traits import BasesView


@dataclass(frozen=True, slots=True, eq=False)
class EntityView(ContentsView):
    """What templates read of an entity; the same entities are given the same view again."""

    is_provided: bool
    operations: frozenset[Operation]
    conflicting: frozenset[Operation]
    parts: tuple[str, ...]
    access: AccessView
    endpoints: tuple[OperationView, ...]
    endpoint_imports: tuple[str, ...]
    calls: tuple[CallView, ...]
    call_imports: tuple[str, ...]
    repository: tuple[Source, ...]
    repository_imports: tuple[str, ...]
    traits: tuple[str, ...]
    bases: BasesView
    relationships: tuple[Attribute, ...]
    table_arguments: tuple[Source, ...]
    constraints: tuple[Source, ...]
    migration: tuple[Source, ...]
    indexes: tuple[Source, ...]
    model_imports: tuple[str, ...]
    related_imports: tuple[str, ...]
    schema_imports: tuple[str, ...]
    column_imports: tuple[str, ...]
    testing: TestingView
    admission: AdmissionView
    administration: AdministrationView | None
    crossing: CrossingView
    overlays: tuple[str, ...] = ()

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
    def authors(self) -> tuple[RelationView, ...]:
        """The key of who made a record, where it is kept."""
        return self.signatures[:1] if "authored" in self.traits else ()

    @property
    def author(self) -> list[str]:
        """The argument that tells who makes records to develop with, where somebody must."""
        return ["await author(session)"] if self.access.caller else []

    @property
    def is_made(self) -> bool:
        """Whether tests make records of it."""
        return "factory" in self.parts

    @property
    def maker(self) -> str:
        """What makes a record in tests."""
        return f"make_{self.snake}"

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
            Source(
                f"**stored.{method}(",
                ("number", *(f'{name}="{target}"' for name, target in pairs)),
                ")",
            )
            for method, pairs in named.items()
            if pairs
        )

    @property
    def seed_number(self) -> str:
        """What counts the records to develop with, where the count decides what they refer to."""
        return "number" if self.relations or self.links else "_"

    @property
    def queries(self) -> tuple[Attribute, ...]:
        """The conditions of a list."""
        include = Attribute("include", f"tuple[{self.pascal}{self._listed}, ...]", "()")
        return (
            *((include,) if self.listed_includes else ()),
            *((Attribute("q", "str | None", "None"),) if self.searchable else ()),
            *(query for field in self.fields for query in field.queries),
            *(each.query for each in (*self.relations, *self.signatures)),
            *(query for field in self.kept for query in field.queries),
        )

    @property
    def client_tag(self) -> list[str]:
        """The argument of a client's changes that passes in any state, where there are states."""
        return ["ANY"] if "versioned" in self.traits else []

    @property
    def client_record(self) -> str:
        """What leads from the answer of a client to the record."""
        return ".record" if "versioned" in self.traits else ""

    @property
    def client_enums(self) -> tuple[EnumView, ...]:
        """The enums that requests and responses name."""
        written = {line.split()[-1] for line in self.schema_imports}
        return tuple(enum for enum in self.enums if enum.name in written)

    @property
    def client_imports(self) -> tuple[str, ...]:
        """What the schemas of a client import: without models, enums stand in the same file."""
        lines = (line.replace("..models.keys", ".keys") for line in self.schema_imports)
        enums = ("from enum import StrEnum",) if self.client_enums else ()
        return (*enums, *(line for line in lines if "..models." not in line))

    @property
    def query_heads(self) -> tuple[Source, ...]:
        """The head of the class with the conditions of a list, where there is a list."""
        head = Source(f"class {self.pascal}Query(", (f"ListQuery[{self.pascal}Sort]",), "):")
        return (head,) if "list" in self.operations else ()

    @property
    def bounded(self) -> tuple[IncludeView, ...]:
        """A collection of records that name this one, where one record may be read."""
        found = (each for each in self.includes if each.key and "get" in self.operations)
        return tuple(found)[:1]

    @property
    def _listed(self) -> str:
        return "Include" if len(self.listed_includes) == len(self.includes) else "ListInclude"

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
        """Yield the types of what `include` may name, for one record and for lists."""
        named = {"Include": self.includes} if "get" in self.operations else {}
        if "list" in self.operations:
            named[self._listed] = self.listed_includes
        for name, includes in named.items():
            if items := quoted(each.name for each in includes):
                yield Source(f"type {self.pascal}{name} = Literal[", items, "]")
