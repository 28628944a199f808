"""Cursors: where a page ends, as text that clients hand back unread."""

from base64 import b64decode, urlsafe_b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import blake2b
from typing import Any

from pydantic import TypeAdapter

from .exceptions import AppError

DIGEST_SIZE = 12

_values = TypeAdapter(list[Any])


class InvalidCursorError(AppError):
    """The cursor was changed, or comes from another list."""

    status = 422
    code = "invalid-cursor"
    place = "query"


def sealed(values: list[Any], identity: str) -> str:
    """Return a cursor for `values` that the list with this identity accepts, and no other."""
    body = _values.dump_json(values)
    return urlsafe_b64encode(_digest(body, identity) + body).decode()


def opened(cursor: str, identity: str, types: Sequence[type]) -> list[Any]:
    """Return the values, one of each of `types`, in `cursor`. Raises InvalidCursorError."""
    try:
        whole = b64decode(cursor, altchars="-_", validate=True)
        digest, body = whole[:DIGEST_SIZE], whole[DIGEST_SIZE:]
        if digest == _digest(body, identity):
            return [
                None if value is None else _adapter(kind).validate_python(value)
                for kind, value in zip(types, _values.validate_json(body), strict=True)
            ]
    except ValueError as error:
        raise invalid_cursor() from error
    raise invalid_cursor()


def invalid_cursor() -> InvalidCursorError:
    """Return the refusal of a cursor."""
    return InvalidCursorError("The cursor does not belong to this list.", ("cursor",))


def _digest(body: bytes, identity: str) -> bytes:
    return blake2b(identity.encode() + body, digest_size=DIGEST_SIZE).digest()


@cache
def _adapter(kind: type) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
