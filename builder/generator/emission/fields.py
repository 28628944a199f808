"""One field of an entity as lines of source."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...blueprint.constraints import constraint_name
from ...blueprint.model import Entity, Field
from ...blueprint.naming import enum_class, enum_members
from ...blueprint.types import FIELD_TYPES, is_sent, is_shown, max_length, precision, scale
from ..layout import Attribute, Item, Source, Text
from ..literals import python_literal
from .code import needed
from .room import room
from .schemas import SCHEMA_IMPORTS, schema_attribute
from .types import ROWS, TypeRow, called


@dataclass(frozen=True, slots=True)
class EnumView:
    """The class of an enum field."""

    name: str
    label: str
    members: tuple[Text, ...]
    default: str | None


@dataclass(frozen=True, slots=True)
class FieldView:
    """What a field becomes in the model, in the migration, and in requests and responses."""

    name: str
    is_required: bool
    is_readable: bool
    is_writable: bool
    is_searchable: bool
    is_sortable: bool
    model: Attribute
    column: Source
    create: Attribute
    update: Attribute
    read: Attribute
    queries: tuple[Attribute, ...]
    enum: EnumView | None
    model_imports: tuple[str, ...]
    column_types: tuple[str, ...]
    schema_imports: tuple[str, ...]


def field_view(entity: Entity, field: Field) -> FieldView:
    """Return the view of one field of `entity`."""
    writer = _Writer(entity, field)
    row = ROWS[field.type]
    return FieldView(
        name=field.name,
        is_required=field.required,
        is_readable=is_shown(field),
        is_writable=is_sent(field),
        is_searchable=field.searchable,
        is_sortable=field.sort,
        model=writer.model(),
        column=writer.column(),
        create=writer.create(),
        update=writer.update(),
        read=writer.read(),
        queries=tuple(writer.queries()),
        enum=writer.enum(),
        model_imports=tuple(writer.model_imports()),
        column_types=row.column_imports,
        schema_imports=tuple(writer.schema_imports()),
    )


class _Writer:
    """Writes the source of one field."""

    def __init__(self, entity: Entity, field: Field) -> None:
        self.entity = entity
        self.field = field
        self.row: TypeRow = ROWS[field.type]
        self.is_enum = field.type == "enum"
        self.enum_name = enum_class(entity.name, field.name)

    @property
    def annotation(self) -> str:
        return self.enum_name if self.is_enum else self.row.annotation

    @property
    def optional(self) -> str:
        return "" if self.field.required else " | None"

    @property
    def check(self) -> str:
        return constraint_name("ck", self.entity.names.table, self.field.name)

    def literal(self, value: str) -> str:
        """Return canonical text as source of this field's type."""
        if self.is_enum:
            position = self.field.values.index(value)
            return f"{self.enum_name}.{enum_members(self.field.values)[position]}"
        return self.row.literal(value)

    def default(self) -> Iterator[Item]:
        """Yield the default as an argument, where there is one."""
        value = self.field.default
        if value is None:
            if not self.field.required:
                yield "default=None"
        elif self.field.type == "json":
            yield f"default_factory={ {'{}': 'dict', '[]': 'list'}[value] }"
        elif self.field.type in {"string", "text", "email", "url"}:
            yield Text("default=", value)
        else:
            yield f"default={self.literal(value)}"

    def model(self) -> Attribute:
        """Return the attribute of the model."""
        value = Source("mapped_column(", (self._column_type(), *self.default()), ")")
        return Attribute(self.field.name, f"Mapped[{self.annotation}{self.optional}]", value)

    def _column_type(self) -> Item:
        if self.is_enum:
            return Source("text_enum(", (self.enum_name, f'check="{self.check}"'), ")")
        return self.row.column(self.field)

    def column(self) -> Source:
        """Return the column in a migration."""
        nullable = f"nullable={not self.field.required}"
        return Source("sa.Column(", (f'"{self.field.name}"', self._plain_type(), nullable), "),")

    def _plain_type(self) -> Item:
        if self.is_enum:
            values = tuple(python_literal(value) for value in self.field.values)
            named = (f'name="{self.check}"', "native_enum=False", "create_constraint=True")
            return Source("sa.Enum(", (*values, *named), ")")
        written = self.row.column(self.field)
        return written if self._is_own() else f"sa.{called(written)}"

    def _is_own(self) -> bool:
        return any(each.startswith("from .") for each in self.row.column_imports)

    def create(self) -> Attribute:
        """Return the attribute of the schema that creates."""
        return self._schema((*self.default(), *self._limits(), *self._about()))

    def update(self) -> Attribute:
        """Return the attribute of the schema that changes."""
        unset = "default_factory=unset" if self.field.required else "default=None"
        return self._schema((unset, *self._limits()))

    def read(self) -> Attribute:
        """Return the attribute of the schema that answers."""
        shown = _SHOWN.get(self.field.type, self.annotation)
        return schema_attribute(self.field.name, f"{shown}{self.optional}", tuple(self._about()))

    def _schema(self, arguments: tuple[Item, ...]) -> Attribute:
        given = f"Lax[{self.enum_name}]" if self.is_enum else self.row.input
        return schema_attribute(self.field.name, f"{given}{self.optional}", arguments)

    def _about(self) -> Iterator[Item]:
        if self.field.description:
            yield Text("description=", self.field.description)

    def _limits(self) -> Iterator[Item]:
        yield from self._lengths()
        yield from self._bounds()
        if self.field.type == "decimal":
            yield f"max_digits={precision(self.field)}"
            yield f"decimal_places={scale(self.field)}"
        if self.field.pattern is not None:
            yield Text("pattern=", self.field.pattern)

    def _lengths(self) -> Iterator[Item]:
        least = self.field.min_length
        if least is None and self.field.required and self.field.type in {"string", "text"}:
            least = 1
        if least:
            yield f"min_length={least}"
        if not self.is_enum and (most := max_length(self.field)) is not None:
            yield f"max_length={most}"
        if self.field.type == "bytes" and not self.field.required:
            yield "json_schema_extra=in_base64"

    def _bounds(self) -> Iterator[Item]:
        row = FIELD_TYPES[self.field.type]
        for argument, chosen, implied in (
            ("ge", self.field.min, row.lowest),
            ("le", self.field.max, row.highest),
        ):
            if chosen is not None:
                yield f"{argument}={self.literal(chosen)}"
            elif implied is not None:
                yield f"{argument}={implied}"

    def queries(self) -> Iterator[Attribute]:
        """Yield the conditions of a list that this field offers."""
        if not (self.field.filter and "list" in self.entity.operations):
            return
        given = self.enum_name if self.is_enum else _QUERY.get(self.field.type, self.row.annotation)
        for suffix in ("", *(f"__{operator}" for operator in self.row.operators)):
            name = self.field.name + suffix
            yield schema_attribute(name, f"{given} | None", ("default=None", *room(self.field)))

    def enum(self) -> EnumView | None:
        """Return the class of an enum field."""
        if not self.is_enum:
            return None
        names = enum_members(self.field.values)
        members = tuple(
            Text(f"{name} = ", value) for name, value in zip(names, self.field.values, strict=True)
        )
        return EnumView(
            self.enum_name, self.field.name.replace("_", " "), members, self.field.default
        )

    def model_imports(self) -> Iterator[str]:
        """Yield what the model imports for this field."""
        yield from self.row.imports
        yield from self.row.column_imports
        if self.is_enum:
            yield "from enum import StrEnum"
            yield "from .enums import text_enum"

    def schema_imports(self) -> Iterator[str]:
        """Yield what the schemas import for this field."""
        offered = (*self.row.imports, *self.row.schema_imports, *SCHEMA_IMPORTS)
        if self.is_enum:
            offered += (f"from ..models.{self.entity.names.file} import {self.enum_name}",)
        return needed(offered, (*self._sent(), *self.queries()))

    def _sent(self) -> Iterator[Attribute]:
        """Yield the attributes that requests and responses have of this field."""
        if is_sent(self.field):
            yield from (self.create(), self.update())
        if is_shown(self.field):
            yield self.read()


_SHOWN = {
    "json": "Json",
    "bytes": "Binary",
    "time": "LocalTime",
    "url": "str",
    "file": "FileRead",
}
_QUERY = {"date": "LocalDate", "datetime": "Moment", "time": "LocalTime"}
