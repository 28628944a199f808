"""Tokens that work once: whoever is given one knows it, and the database its digest."""

import hashlib
import secrets

from .exceptions import AppError

_BYTES = 32


class UnknownTokenError(AppError):
    """A token is not one of ours, or not any more."""

    status = 422
    code = "unknown-token"


def new_token() -> str:
    """Return 256 random bits, as they stand in an address."""
    return secrets.token_urlsafe(_BYTES)


def digest_of(token: str) -> str:
    """Return what is stored of a token: its SHA-256."""
    return hashlib.sha256(token.encode()).hexdigest()
