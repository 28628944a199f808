"""What was chosen: frozen values, equal and hashed by content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Final, Literal, cast

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainSerializer,
    Strict,
    model_validator,
)
from pydantic import Field as Limited

from . import limits
from .canonical import OPERATIONS, Choices, operations_once, sorted_once, unicode_text, value_text
from .naming import EntityNames, entity_names, slugify

FORMAT: Final = 1
ADMINISTRATOR: Final = "admin"
"""The role of who manages accounts, and that an entity asks for unless it names another."""

type Operation = Literal["list", "get", "create", "update", "delete"]
type RelationKind = Literal["many_to_one", "one_to_one", "many_to_many"]
type OnDelete = Literal["restrict", "cascade", "set_null"]
type Access = Literal["everybody", "signed_in", "owner", "role"]
type Licence = Literal["", "MIT", "Apache-2.0", "BSD-3-Clause", "proprietary"]
type PythonVersion = Literal["3.12", "3.13", "3.14"]
type TypeName = Literal[
    "string",
    "text",
    "integer",
    "big_integer",
    "float",
    "decimal",
    "boolean",
    "date",
    "datetime",
    "time",
    "uuid",
    "enum",
    "json",
    "email",
    "url",
    "bytes",
    "file",
]

type Text = Annotated[
    str, Strict(), Limited(max_length=limits.ANY_TEXT), AfterValidator(unicode_text)
]
type Name = Annotated[
    str, Strict(), Limited(max_length=limits.ANY_NAME), AfterValidator(unicode_text)
]
type Value = Annotated[Text | None, BeforeValidator(value_text)]
type Flag = Annotated[bool, Strict()]
type Length = Annotated[int, Strict(), Limited(ge=0, le=limits.BYTES_LENGTH)]
type Digits = Annotated[int, Strict(), Limited(ge=0, le=limits.PRECISION)]
type Columns = Annotated[tuple[Name, ...], Limited(max_length=limits.COMPOSITE_COLUMNS)]
type Composites = Annotated[tuple[Columns, ...], Limited(max_length=limits.COMPOSITES)]
type Features = Annotated[
    tuple[Name, ...], Limited(max_length=limits.FEATURES), AfterValidator(sorted_once)
]
type Options = Annotated[
    Mapping[Name, Name], AfterValidator(Choices), PlainSerializer(dict, return_type=dict[str, str])
]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ProjectInfo(_Frozen):
    """How the project is called, by whom, on which Python, and where its routes begin."""

    name: Name = "My API"
    package: Name = "app"
    description: Text = ""
    author: Text = ""
    licence: Licence = ""
    python: PythonVersion = "3.13"
    api_prefix: Text = "/api/v1"

    @property
    def slug(self) -> str:
        """Name the folder, the archive and the distribution."""
        return slugify(self.name)


class Field(_Frozen):
    """One column of an entity; a value in text form is parsed by the table of types."""

    name: Name
    type: TypeName
    required: Flag = True
    unique: Flag = False
    index: Flag = False
    default: Value = None
    min_length: Length | None = None
    max_length: Length | None = None
    min: Value = None
    max: Value = None
    precision: Digits | None = None
    scale: Digits | None = None
    pattern: Text | None = None
    example: Value = None
    values: Annotated[tuple[Name, ...], Limited(max_length=limits.ENUM_VALUES)] = ()
    filter: Flag = False
    sort: Flag = False
    searchable: Flag = False
    read_only: Flag = False
    write_only: Flag = False
    hidden: Flag = False
    description: Text = ""

    @model_validator(mode="before")
    @classmethod
    def _files_come_later(cls, data: object) -> object:
        """Let a file be optional where nothing is said: it is uploaded for a record that exists."""
        if not isinstance(data, Mapping):
            return data
        given = cast("Mapping[str, object]", data)
        return {"required": False, **given} if given.get("type") == "file" else given


class Relation(_Frozen):
    """A link to another entity; a to-many is the `inverse` of a to-one on the other side."""

    name: Name
    target: Name
    kind: RelationKind
    required: Flag = True
    on_delete: OnDelete = "restrict"
    inverse: Name | None = None
    description: Text = ""

    @property
    def is_to_one(self) -> bool:
        """Tell whether the link is a column of the entity that declares it."""
        return self.kind != "many_to_many"


class Entity(_Frozen):
    """One table with what the API exposes of it."""

    name: Name
    plural: Name | None = None
    description: Text = ""
    extends: Flag = False
    operations: Annotated[tuple[Operation, ...], AfterValidator(operations_once)] = OPERATIONS
    display: Name | None = None
    timestamps: Flag = False
    versioned: Flag = False
    soft_delete: Flag = False
    authored: Flag = False
    read: Access | None = None
    write: Access | None = None
    role: Name = ADMINISTRATOR
    unique: Composites = ()
    indexes: Composites = ()
    fields: Annotated[tuple[Field, ...], Limited(max_length=limits.FIELDS)] = ()
    relations: Annotated[tuple[Relation, ...], Limited(max_length=limits.RELATIONS)] = ()

    @property
    def names(self) -> EntityNames:
        """Give every form of the name."""
        return entity_names(self.name, self.plural)


class PlannedEntity(Entity):
    """An entity with traits that chosen options give it: no Blueprint holds one."""

    planned: tuple[Name, ...] = ()


class Blueprint(_Frozen):
    """Everything that was chosen; the generator reads nothing else."""

    format: Literal[1] = FORMAT
    project: ProjectInfo = ProjectInfo()
    options: Options = Choices()
    features: Features = ()
    entities: Annotated[tuple[Entity, ...], Limited(max_length=limits.ENTITIES)] = ()

    @property
    def digest(self) -> str:
        """Identify the content: equal blueprints, and only they, have the same digest."""
        return hashlib.sha256(canonical_json(self).encode()).hexdigest()


def canonical_json(blueprint: Blueprint) -> str:
    """Write the compact JSON with sorted keys that the digest is taken of."""
    data = blueprint.model_dump(mode="json", exclude_defaults=True)
    return json.dumps({"format": FORMAT, **data}, sort_keys=True, separators=(",", ":"))
