"""Values of any shape that JSON can write."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, JsonValue

from ..models.types import DEEPEST
from .base import NUL


def _depth(value: JsonValue) -> int:
    """Count how many objects and arrays `value` has inside each other."""
    if isinstance(value, dict):
        return 1 + max(map(_depth, value.values()), default=0)
    if isinstance(value, list):
        return 1 + max(map(_depth, value), default=0)
    return 0


def _texts(value: JsonValue) -> Iterator[str]:
    """Yield every key and every text inside `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _refuse_scalar(value: JsonValue) -> JsonValue:
    """Refuse what is no object and no array, before Pydantic complains about each of the two."""
    if isinstance(value, dict | list):
        return value
    message = "must be an object or an array"
    raise ValueError(message)


def _check_json(value: JsonValue) -> JsonValue:
    """Refuse what could be stored, and then neither be read nor written in a list."""
    if _depth(value) > DEEPEST:
        message = f"must not have more than {DEEPEST} objects and arrays inside each other"
        raise ValueError(message)
    if any(NUL in text for text in _texts(value)):
        message = "must not contain the character NUL"
        raise ValueError(message)
    return value


Json = Annotated[
    dict[str, JsonValue] | list[JsonValue],
    BeforeValidator(_refuse_scalar),
    AfterValidator(_check_json),
]
