"""Hypothesis strategies for one field of each type, valid by construction."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from builder.blueprint.model import Field
from builder.blueprint.names import field_refusal
from builder.blueprint.types import FIELD_TYPES

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PATTERNS = (r"^[A-Z]{2}\d{4}$", r"^\+?[0-9 -]{7,20}$", r"[a-z]+", r"^(red|blue)-[0-9a-f]{4}$")

type Attributes = st.SearchStrategy[dict[str, Any]]

characters = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=BIDI)
many_lines = st.text(st.one_of(characters, st.just("\n")), max_size=40)
one_line = st.text(characters, max_size=20)
trimmed = one_line.map(str.strip)
snake_names = st.from_regex(r"[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,6}){0,3}", fullmatch=True)
field_names = snake_names.filter(
    lambda name: field_refusal(name) is None and name not in FIELD_TYPES
)
nothing: Attributes = st.just({})


def _whole(low: int, high: int) -> Attributes:
    three = st.lists(st.integers(low, high), min_size=3, max_size=3).map(sorted)
    return three.map(lambda n: {"min": str(n[0]), "default": str(n[1]), "max": str(n[2])})


def _default(values: st.SearchStrategy[str]) -> Attributes:
    return values.map(lambda text: {"default": text, "example": text})


def _decimal() -> Attributes:
    pairs = st.lists(st.integers(1, 15), min_size=2, max_size=2).map(sorted)
    return pairs.map(lambda pair: {"precision": pair[1], "scale": pair[0], "min": "0"})


_lengths: dict[str, st.SearchStrategy[Any]] = {
    "max_length": st.integers(20, 600),
    "min_length": st.just(0),
}
_given: dict[str, st.SearchStrategy[Any]] = {"default": trimmed, "example": trimmed}
_pattern: Attributes = st.sampled_from(PATTERNS).map(lambda pattern: {"pattern": pattern})
_string = st.one_of(nothing, st.fixed_dictionaries(_lengths, optional=_given), _pattern)
_texts = st.fixed_dictionaries({"default": many_lines.map(str.strip)})
_years = {"min_value": dt.date(1000, 1, 1)}
_seconds = st.datetimes(dt.datetime(1001, 1, 1), dt.datetime(9998, 1, 1))  # noqa: DTZ001 - Z below
_enum_values = st.text(
    st.characters(categories=["Lu", "Ll", "Lo", "Nd"]), min_size=1, max_size=8
).map(lambda text: f"x{text}")

BY_TYPE: dict[str, Attributes] = {
    "string": _string,
    "text": _texts,
    "integer": _whole(-(2**31), 2**31 - 1),
    "big_integer": _whole(-(2**63), 2**63 - 1),
    "float": _default(st.floats(allow_nan=False, allow_infinity=False).map(repr)),
    "decimal": _decimal(),
    "boolean": _default(st.sampled_from(["true", "false"])),
    "date": _default(st.dates(**_years).map(dt.date.isoformat)),
    "datetime": _default(_seconds.map(lambda moment: f"{moment.isoformat()}Z")),
    "time": _default(st.times().map(dt.time.isoformat)),
    "uuid": _default(st.uuids().map(str)),
    "enum": st.lists(_enum_values, min_size=1, max_size=6, unique=True).map(
        lambda values: {"values": tuple(values), "default": values[-1]}
    ),
    "json": _default(st.sampled_from(["{}", "[]"])),
    "email": _default(st.from_regex(r"[a-z]{1,12}@example\.com", fullmatch=True)),
    "url": st.fixed_dictionaries(
        {"max_length": st.integers(64, 600), "default": st.just("https://example.com/")}
    ),
    "bytes": st.fixed_dictionaries({"max_length": st.integers(1, 10_000)}),
}


def _flags(type_name: str) -> Attributes:
    row = FIELD_TYPES[type_name]
    usable = [name for name in ("index", "filter", "sort", "searchable") if row.has(name)]
    return st.fixed_dictionaries(
        {"required": st.booleans(), "description": many_lines},
        optional=dict.fromkeys(usable, st.booleans()),
    )


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    """Build a field of any type with attributes that suit it."""
    type_name = draw(st.sampled_from(sorted(BY_TYPE)))
    attributes = draw(
        st.one_of(nothing if type_name != "enum" else BY_TYPE["enum"], BY_TYPE[type_name])
    )
    flags = draw(_flags(type_name))
    if type_name in {"string", "uuid", "email"} and not attributes and draw(st.booleans()):
        flags |= {"unique": True, "index": False}
    if type_name == "url" and not attributes:
        flags |= {"index": False}
    return Field.model_validate({"name": name, "type": type_name, **attributes, **flags})
