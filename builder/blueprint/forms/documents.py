"""JSON and TOML, read strictly: no duplicate keys, no NaN, nothing too deep or too long."""

import json
import re
import tomllib
from collections.abc import Callable
from typing import Any, NoReturn

import tomli_w

from .. import limits
from ..catalog import Catalog
from ..errors import InvalidBlueprint, Problem
from ..model import Blueprint
from ..text import quoted, visible
from .data import parse_data, to_data
from .places import WHOLE

_MESSAGE_LENGTH = 200
_END_LENGTH = 60
_DEEP_KEY = re.compile(r"""(?<![\w.-])(?:(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')\s*+\.\s*+){32}""")
"""A key of so many parts, which costs a parser the square of their number."""


class _StrictError(ValueError):
    pass


def parse_json(document: str | bytes, catalog: Catalog) -> Blueprint:
    """Read a blueprint from JSON; raises `InvalidBlueprint` and nothing else."""
    return parse_data(load_json(document), catalog)


def to_json(blueprint: Blueprint, catalog: Catalog, *, full: bool = False) -> str:
    """Write JSON for people, ending in a newline."""
    data = to_data(blueprint, catalog, full=full)
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def parse_toml(document: str | bytes, catalog: Catalog) -> Blueprint:
    """Read a blueprint from TOML; raises `InvalidBlueprint` and nothing else."""
    return parse_data(_loaded(document, "TOML", WHOLE, _shallow_toml), catalog)


def to_toml(blueprint: Blueprint, catalog: Catalog, *, full: bool = False) -> str:
    """Write the content of a `blueprint.toml`."""
    return tomli_w.dumps(to_data(blueprint, catalog, full=full))


def load_json(document: str | bytes, place: str = WHOLE) -> object:
    """Read strict JSON of any shape."""
    return _loaded(document, "JSON", place, _strict_json)


def _loaded(document: str | bytes, kind: str, place: str, load: Callable[[str], Any]) -> object:
    if len(document) > limits.TEXT_FORM:
        message = f"The document has {len(document):,} characters; {limits.TEXT_FORM:,} fit."
        raise InvalidBlueprint([Problem(place, "too-large", message)])
    text = _decoded(document, place)
    _refuse_too_many(text, place)
    try:
        return load(text)
    except RecursionError:
        message = "The document is nested too deeply."
    except ValueError as error:
        message = f"This is no {kind}: {_harmless(str(error))}"
    raise InvalidBlueprint([Problem(place, "syntax", message)])


def _decoded(document: str | bytes, place: str) -> str:
    if isinstance(document, str):
        return document
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = "The document is not UTF-8."
        raise InvalidBlueprint([Problem(place, "syntax", message)]) from None


def _refuse_too_many(text: str, place: str) -> None:
    """Count before anything is built: what a few bytes inflate to may be millions of tables."""
    counted = {
        "brackets": (text.count("[") + text.count("{"), limits.TEXT_BRACKETS),
        "commas": (text.count(","), limits.TEXT_COMMAS),
    }
    for what, (count, most) in counted.items():
        if count > most:
            message = f"The document has {count:,} {what}; {most:,} fit."
            raise InvalidBlueprint([Problem(place, "too-large", message)])


def _shallow_toml(text: str) -> object:
    if _DEEP_KEY.search(text):
        message = "a key has more parts than any place of a blueprint"
        raise _StrictError(message)
    return tomllib.loads(text)


def _strict_json(text: str) -> object:
    return json.loads(text, object_pairs_hook=_unique_keys, parse_constant=_refuse_constant)


def _unique_keys(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            message = f"the key {quoted(key)} stands twice in one table"
            raise _StrictError(message)
        found[key] = value
    return found


def _refuse_constant(constant: str) -> NoReturn:
    message = f"{constant} is no number here"
    raise _StrictError(message)


def _harmless(message: str) -> str:
    """Show what a parser says on one line; a long one is cut before its end, which says where."""
    if len(message) > _MESSAGE_LENGTH:
        message = f"{message[: _MESSAGE_LENGTH - _END_LENGTH]}…{message[-_END_LENGTH:]}"
    return visible(message)
