"""Tokens of programs: what they look like, and what is told of one that does not work."""

import re
import secrets
from collections.abc import Mapping
from typing import ClassVar, Final

from .callers import AuthenticationError

BEARER: Final = "Bearer"
PREFIX: Final = "accelerator_"
"""By this, scanners for secrets know a token that lies where it should not."""

_BYTES = 32
_SHOWN = len(PREFIX) + 6
_TOKEN = re.compile(rf"{PREFIX}[0-9a-f]{{{2 * _BYTES}}}")


class NoTokenError(AuthenticationError):
    """Nobody is signed in, and no token came along."""

    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": BEARER}


class UnknownAccessTokenError(AuthenticationError):
    """A token came along that is not one of ours, or not any more."""

    code = "unknown-token"
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": f'{BEARER} error="invalid_token"'}


def new_access_token() -> str:
    """Return 256 random bits behind the prefix."""
    return f"{PREFIX}{secrets.token_hex(_BYTES)}"


def beginning_of(token: str) -> str:
    """Return what people know a token by, which is no help to guess the rest."""
    return token[:_SHOWN]


def is_access_token(text: str) -> bool:
    """Tell whether a text looks like a token."""
    return _TOKEN.fullmatch(text) is not None
