"""Packed entities are unpacked within bounds, or refused."""

import base64
import zlib

import pytest

from builder.blueprint.errors import InvalidBlueprint, Problem
from builder.blueprint.forms import (
    parse_query,
)
from builder.blueprint.forms.packing import pack

from .samples import CATALOG


def query_problems(query: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_query(query, CATALOG)
    return caught.value.problems


def _packed(raw: bytes) -> str:
    deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
    squeezed = deflate.compress(raw) + deflate.flush()
    return base64.urlsafe_b64encode(squeezed).rstrip(b"=").decode()


GOOD = pack([{"name": "Album", "fields": [{"name": "title", "type": "string"}]}])


def test_they_are_unpacked() -> None:
    assert parse_query(f"e={GOOD}", CATALOG).entities[0].name == "Album"


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "!",
        "A",
        "AAAA",
        "é",
        "A=B",
        GOOD[:-3],
        GOOD + "AAAA",
        GOOD[4:],
        base64.urlsafe_b64encode(b"[]").decode(),
        base64.urlsafe_b64encode(zlib.compress(b"[]")).decode(),
        _packed(b""),
        _packed(b"\xff"),
        _packed(b"[" * 100_000),
        _packed(b'{"name": 1, "name": 2}'),
        _packed(b"NaN"),
        _packed(b" " * 10_000_001),
        _packed(b"0" * 200_000_000),
    ],
    ids=range(18),
)
def test_damaged_ones_are_refused(packed: str) -> None:
    assert query_problems(f"e={packed}")[0].place == "e"


@pytest.mark.parametrize("raw", [b"{}", b"1", b"null", b'"x"', b"[1]", b"[[]]", b'[{"a": 1}]'])
def test_what_is_no_list_of_entities_is_refused(raw: bytes) -> None:
    assert query_problems(f"e={_packed(raw)}")[0].place.startswith("entities")
