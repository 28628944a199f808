"""Anything from outside is judged: a blueprint or a list of problems, never another error."""

import base64
import json
import zlib
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.blueprint.catalog import Catalog
from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.forms import (
    parse_data,
    parse_json,
    parse_query,
    parse_toml,
)
from builder.blueprint.model import Blueprint, Field
from builder.blueprint.types import FIELD_TYPES

from .samples import CATALOG, document, entity, field, one_field

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["name", "type", "fields", "entities", "x"]), inner, max_size=4
        )
    ),
    max_leaves=12,
)
fuzz = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _judged(parse: Callable[[Any, Catalog], Blueprint], text: object) -> None:
    try:
        assert isinstance(parse(text, CATALOG), Blueprint)
    except InvalidBlueprint as error:
        assert error.problems  # noqa: PT017 - either outcome is right


@fuzz
@given(ANY_JSON)
def test_any_data_is_judged(data: object) -> None:
    _judged(parse_data, data)
    _judged(parse_data, {"entities": [data]})
    _judged(parse_data, one_field(default=data))
    _judged(parse_json, json.dumps(data))


@fuzz
@given(st.text(st.characters(), max_size=60))
def test_any_text_is_judged(text: str) -> None:
    _judged(parse_json, text)
    _judged(parse_toml, text)
    _judged(parse_query, text)
    _judged(parse_query, [("name", text), ("e", text), ("features", text)])
    _judged(parse_data, {"project": {"name": text, "package": text, "author": text}})
    _judged(parse_data, document(entity(text, field(text, default=text, pattern=text))))


@fuzz
@given(st.binary(max_size=60))
def test_any_bytes_are_judged(raw: bytes) -> None:
    _judged(parse_json, raw)
    _judged(parse_toml, raw)
    _judged(parse_query, f"e={_packed(raw)}")


def _packed(raw: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = deflate.compress(raw) + deflate.flush()
    return base64.urlsafe_b64encode(squeezed).rstrip(b"=").decode()


TEXTS = [
    "",
    "x",
    "1",
    "-1",
    "0.5",
    "true",
    "2026-01-31",
    "{}",
    "a@b.example.com",
    "é",
    "^a+$",
    "(?=a)",
    "\0",
]
ATTRIBUTES: dict[str, st.SearchStrategy[Any]] = {
    name: st.booleans() if isinstance(info.default, bool) else st.sampled_from(TEXTS)
    for name, info in Field.model_fields.items()
    if name not in {"name", "type"}
} | {name: st.integers(0, 300) for name in ("min_length", "max_length", "precision", "scale")}
NAMES = st.sampled_from(["title", "artist", "artist_id", "class", "x", "id", "page"])
FIELDS = st.fixed_dictionaries(
    {"name": NAMES, "type": st.sampled_from(list(FIELD_TYPES))},
    optional=ATTRIBUTES | {"values": st.lists(st.sampled_from(TEXTS), max_size=3)},
)
ENTITY_NAMES = st.sampled_from(["Album", "Artist", "User", "Albums", "News", "AlbumRead", "class"])
RELATIONS = st.fixed_dictionaries(
    {
        "name": NAMES,
        "target": ENTITY_NAMES,
        "kind": st.sampled_from(["many_to_one", "one_to_one", "many_to_many"]),
    },
    optional={
        "required": st.booleans(),
        "on_delete": st.sampled_from(["restrict", "cascade", "set_null"]),
        "inverse": NAMES,
    },
)
ACCESS = st.sampled_from([None, "everybody", "signed_in", "owner", "role", "nobody"])
COMPOSITES = st.lists(st.lists(NAMES, max_size=3), max_size=2)
ENTITIES = st.fixed_dictionaries(
    {"name": ENTITY_NAMES},
    optional={
        "plural": NAMES,
        "display": NAMES,
        "extends": st.booleans(),
        "authored": st.booleans(),
        "read": ACCESS,
        "write": ACCESS,
        "role": st.sampled_from(["admin", "Big Boss", ""]),
        "unique": COMPOSITES,
        "indexes": COMPOSITES,
        "fields": st.lists(FIELDS, max_size=3),
        "relations": st.lists(RELATIONS, max_size=3),
    },
)
OPTIONS = st.fixed_dictionaries(
    {
        "database": st.sampled_from(["sqlite", "postgresql", "mariadb", "oracle"]),
        "auth": st.sampled_from(["none", "local"]),
    }
)


@fuzz
@given(st.lists(ENTITIES, max_size=3), OPTIONS)
def test_any_mix_of_attributes_is_judged(entities: list[Any], options: dict[str, str]) -> None:
    _judged(parse_data, {"entities": entities, "options": options})
