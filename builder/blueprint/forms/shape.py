"""Errors of shape in our own words: which key, what it takes, what was probably meant."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from .. import limits
from ..canonical import HALF_CHARACTER
from ..errors import Problem
from ..model import Blueprint, Entity, Field, ProjectInfo, Relation
from ..text import quoted, too_long
from ..validation.wording import at_top_level, listed, nearest, there_are
from .places import place_of

_MODELS: Final[dict[str, type[BaseModel]]] = {
    "project": ProjectInfo,
    "entities": Entity,
    "fields": Field,
    "relations": Relation,
}
_SENTENCES: Final = {
    "string_type": "A text belongs here, in quotes.",
    "bool_type": "`true` or `false` belongs here, without quotes.",
    "int_from_float": "A whole number belongs here, without quotes.",
    "int_type": "A whole number belongs here, without quotes.",
    "tuple_type": "A list belongs here.",
    "model_type": "A table with keys and values belongs here.",
    "mapping_type": "A table with keys and values belongs here.",
    "dict_type": "A table with keys and values belongs here.",
}
_LIMITS: Final = {
    "name": limits.NAME,
    "package": limits.NAME,
    "target": limits.NAME,
    "inverse": limits.NAME,
    "plural": limits.IDENTIFIER_BYTES,
    "values": limits.ENUM_VALUE,
    "author": limits.AUTHOR,
    "api_prefix": limits.API_PREFIX,
    "description": limits.DESCRIPTION,
    "pattern": limits.PATTERN,
    **dict.fromkeys(("default", "min", "max", "example"), limits.VALUE_TEXT),
}

_PROJECT_NAME: Final = ["project", "name"]

type Sentence = Callable[[ErrorDetails], tuple[str, str | None]]


def shape_problems(error: ValidationError) -> tuple[Problem, ...]:
    """Translate what Pydantic found; after `limits.PROBLEMS` the list is cut."""
    return tuple(islice(_problems(error), limits.PROBLEMS))


def _problems(error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False):
        path = tuple(step for step in detail["loc"] if step != "[key]")
        say, rule = _SAYINGS.get(detail["type"], (_say_kind, "shape"))
        message, suggestion = say(detail)
        yield Problem(place_of(path), rule, message, suggestion)


def _say_unknown_key(detail: ErrorDetails) -> tuple[str, str | None]:
    *path, key = detail["loc"]
    known = list(_model(path).model_fields)
    message = f"There is no key {quoted(str(key))} here; {there_are(known)}."
    return message, nearest(str(key), known)


def _model(path: list[int | str]) -> type[BaseModel]:
    names = [step for step in path if isinstance(step, str)]
    return _MODELS.get(names[-1], Blueprint) if names else Blueprint


def _say_missing(detail: ErrorDetails) -> tuple[str, str | None]:
    return f"The key {quoted(str(detail['loc'][-1]))} is missing.", None


def _say_literal(detail: ErrorDetails) -> tuple[str, str | None]:
    known = _context(detail, "expected").replace(" or ", ", ").replace("'", "").split(", ")
    named = [word for word in known if word]
    value = detail["input"]
    shown = f", not {quoted(value)}" if isinstance(value, str) else ", as a text in quotes"
    return f"This is one of {listed(named)}{shown}.", nearest(str(value)[:60], named)


def _say_own(detail: ErrorDetails) -> tuple[str, str | None]:
    return _context(detail, "error"), None


def _say_bound(detail: ErrorDetails) -> tuple[str, str | None]:
    low, high = _context(detail, "ge"), _context(detail, "le")
    return (f"The least is {low}.", low) if low else (f"The most is {high}.", high)


def _say_too_many(detail: ErrorDetails) -> tuple[str, str | None]:
    return f"At most {_context(detail, 'max_length')} stand here.", None


def _say_no_character(_: ErrorDetails) -> tuple[str, str | None]:
    return HALF_CHARACTER, None


def _say_too_long(detail: ErrorDetails) -> tuple[str, str | None]:
    """Tell the limit of the place itself: Pydantic only keeps out what is beyond all measure."""
    names = [step for step in detail["loc"] if isinstance(step, str)]
    beyond = int(_context(detail, "max_length"))
    most = limits.PROJECT_NAME if names == _PROJECT_NAME else _LIMITS.get(names[-1], beyond)
    return too_long(detail["input"], most), None


def _say_kind(detail: ErrorDetails) -> tuple[str, str | None]:
    match detail["loc"]:
        case ("options", str(key)) if key in Blueprint.model_fields:
            return at_top_level(key), None
        case _:
            return _SENTENCES.get(detail["type"], "This value has the wrong form."), None


def _context(detail: ErrorDetails, key: str) -> str:
    context: dict[str, Any] = detail.get("ctx", {})
    return str(context.get(key, ""))


_SAYINGS: Final[dict[str, tuple[Sentence, str]]] = {
    "extra_forbidden": (_say_unknown_key, "unknown-key"),
    "missing": (_say_missing, "missing-key"),
    "literal_error": (_say_literal, "unknown-value"),
    "value_error": (_say_own, "value"),
    "greater_than_equal": (_say_bound, "out-of-range"),
    "less_than_equal": (_say_bound, "out-of-range"),
    "too_long": (_say_too_many, "too-many"),
    "string_unicode": (_say_no_character, "value"),
    "string_too_long": (_say_too_long, "too-long"),
}
