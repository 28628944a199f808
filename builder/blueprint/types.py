"""The one table of field types: which attribute has a meaning for which type, and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from . import limits, values
from .databases import BYTES_PER_CHARACTER
from .model import Field
from .values import Parser
from .wordlist import words

COMMON: Final = words("name type required read_only write_only hidden description")
_KEYED: Final = words("unique index filter sort default example")
_BOUNDED: Final = _KEYED | words("min max")
_LENGTHS: Final = words("min_length max_length")
_SAMPLE: Final = 32
_INLINE_BYTES: Final = 257
_POINTER_BYTES: Final = 21
_WORDED: Final = {"string", "text"}

_LONG: Final = "a long text cannot be a key in PostgreSQL and MariaDB; use `string` for it"
_OPAQUE: Final = "it is kept, not searched; put what you filter by into a field of its own"
_EXACT: Final = "two floats are hardly ever equal; use `decimal` or `integer` for it"
_TWO: Final = "there are just two values"
_LATER: Final = "it is uploaded once its record is there"


@dataclass(frozen=True, slots=True)
class FieldType:
    """One row of the table; `refusals` gives the reason for an attribute without meaning.

    A type that is not sent has requests of its own, apart from the JSON of its record. An extra one
    is there only where a chosen option brings it.
    """

    name: str
    title: str
    attributes: frozenset[str]
    parse: Parser | None
    key_bytes: int | None = 8
    row_bytes: int = 8
    default_length: int | None = None
    length_floor: int = 1
    length_limit: int | None = None
    beyond: str = ""
    lowest: int | None = None
    highest: int | None = None
    is_sent: bool = True
    is_extra: bool = False
    refusals: Mapping[str, str] = field(default_factory=dict[str, str])

    def has(self, attribute: str) -> bool:
        """Tell whether the attribute has a meaning for this type."""
        return attribute in self.attributes or attribute in COMMON - self.refusals.keys()

    def refusal(self, attribute: str) -> str:
        """Say why this type has no such attribute, or who has it."""
        if reason := self.refusals.get(attribute):
            return f"{self.title} has no `{attribute}`: {reason}."
        others = [row.name for row in FIELD_TYPES.values() if attribute in row.attributes]
        return f"{self.title} has no `{attribute}`; it belongs to {', '.join(others)}."


def _no_key(reason: str) -> Mapping[str, str]:
    return MappingProxyType(dict.fromkeys(("unique", "index", "filter", "sort"), reason))


_ROWS: Final = (
    FieldType(
        "string",
        "A string",
        _KEYED | _LENGTHS | words("pattern searchable"),
        values.text,
        key_bytes=None,
        default_length=255,
        length_limit=limits.STRING_LENGTH,
        beyond="; a `text` holds more",
    ),
    FieldType(
        "text",
        "A text",
        _LENGTHS | words("default example pattern searchable"),
        values.text,
        key_bytes=None,
        row_bytes=_POINTER_BYTES,
        length_limit=limits.TEXT_LENGTH,
        refusals=_no_key(_LONG),
    ),
    FieldType(
        "integer", "An integer", _BOUNDED, values.integer, lowest=-(2**31), highest=2**31 - 1
    ),
    FieldType(
        "big_integer", "A big integer", _BOUNDED, values.integer, lowest=-(2**63), highest=2**63 - 1
    ),
    FieldType(
        "float",
        "A float",
        _BOUNDED - words("unique"),
        values.floating,
        refusals={"unique": _EXACT},
    ),
    FieldType(
        "decimal",
        "A decimal",
        _BOUNDED | words("precision scale"),
        values.decimal,
        key_bytes=24,
        row_bytes=18,
    ),
    FieldType(
        "boolean",
        "A boolean",
        _KEYED - words("unique"),
        values.boolean,
        refusals={"unique": _TWO, "min": _TWO, "max": _TWO},
    ),
    FieldType("date", "A date", _BOUNDED, values.date),
    FieldType("datetime", "A date and time", _BOUNDED, values.datetime),
    FieldType("time", "A time of day", _BOUNDED, values.time),
    FieldType("uuid", "A UUID", _KEYED, values.uuid, key_bytes=16, row_bytes=16),
    FieldType("enum", "An enum", _KEYED | words("values"), values.text, key_bytes=None),
    FieldType(
        "json",
        "A JSON value",
        words("default example"),
        values.empty_json,
        row_bytes=_POINTER_BYTES,
        refusals=_no_key(_OPAQUE),
    ),
    FieldType(
        "email",
        "An e-mail address",
        _KEYED | words("max_length searchable"),
        values.email,
        key_bytes=None,
        default_length=254,
        length_floor=_SAMPLE,
        length_limit=254,
    ),
    FieldType(
        "url",
        "A URL",
        _KEYED | words("max_length searchable"),
        values.url,
        key_bytes=None,
        default_length=2_048,
        length_floor=_SAMPLE,
        length_limit=2_048,
    ),
    FieldType(
        "bytes",
        "A sequence of bytes",
        _LENGTHS,
        None,
        row_bytes=_POINTER_BYTES,
        default_length=1_000_000,
        length_limit=limits.BYTES_LENGTH,
        refusals=_no_key(_OPAQUE),
    ),
    FieldType(
        "file",
        "A file",
        frozenset(),
        None,
        row_bytes=_POINTER_BYTES,
        is_sent=False,
        is_extra=True,
        refusals={**_no_key(_OPAQUE), "required": _LATER, "default": _LATER},
    ),
)
FIELD_TYPES: Final[Mapping[str, FieldType]] = MappingProxyType({row.name: row for row in _ROWS})
EXTRA_TYPES: Final = frozenset(row.name for row in _ROWS if row.is_extra)
"""Those that are there only where a chosen option brings them."""
DEFAULT_PRECISION: Final = 12
DEFAULT_SCALE: Final = 2


def is_shown(item: Field) -> bool:
    """Tell whether the JSON of a record shows the field."""
    return not (item.write_only or item.hidden)


def is_sent(item: Field) -> bool:
    """Tell whether the JSON of a request sets the field."""
    return FIELD_TYPES[item.type].is_sent and not (item.read_only or item.hidden)


def is_sent_apart(item: Field) -> bool:
    """Tell whether the field has requests of its own, apart from the JSON of its record."""
    return not (FIELD_TYPES[item.type].is_sent or item.hidden)


def max_length(item: Field) -> int | None:
    """Return the length that the column is made for: chosen, longest enum value, or the type's."""
    if item.type == "enum":
        return max(map(len, item.values), default=1)
    return item.max_length or FIELD_TYPES[item.type].default_length


def min_length(item: Field) -> int:
    """Return the least length: chosen, or one where a required text says nothing of it."""
    if item.min_length is not None:
        return item.min_length
    return 1 if item.required and item.type in _WORDED else 0


def key_bytes(item: Field) -> int:
    """Return how many bytes the field takes in an index, at worst."""
    fixed = FIELD_TYPES[item.type].key_bytes
    return BYTES_PER_CHARACTER * (max_length(item) or 0) if fixed is None else fixed


def row_bytes(item: Field) -> int:
    """Return how many bytes the field takes in a row, at worst."""
    row = FIELD_TYPES[item.type]
    if item.type == "enum" or (row.key_bytes is None and row.default_length is not None):
        return key_bytes(item) + 2
    return row.row_bytes


def page_bytes(item: Field) -> int:
    """Return how many bytes the field takes in a page, at worst: a long text lies elsewhere."""
    size = row_bytes(item)
    return size if size <= _INLINE_BYTES else _POINTER_BYTES


def precision(item: Field) -> int:
    """Return the number of digits of a decimal."""
    return DEFAULT_PRECISION if item.precision is None else item.precision


def scale(item: Field) -> int:
    """Return the number of digits of a decimal after the point."""
    if item.scale is not None:
        return item.scale
    return min(DEFAULT_SCALE, precision(item))


def parse_value(item: Field, text: str) -> object:
    """Parse a default, bound or example of the field; raises `BadValue`."""
    parse = FIELD_TYPES[item.type].parse
    if parse is None:
        message = f"{FIELD_TYPES[item.type].title} cannot be written here."
        raise values.BadValue(message)
    return parse(text)
