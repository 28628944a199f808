"""Requests with an `Idempotency-Key`: what makes two of them the same, and what is refused."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass

from .exceptions import AppError

HEADER = "Idempotency-Key"
LONGEST_KEY = 255
_TEXT = f"[A-Za-z0-9._~:/+=-]{{1,{LONGEST_KEY}}}"
PATTERN = f'^("{_TEXT}"|{_TEXT})$'
RULE = f"1 to {LONGEST_KEY} letters, digits or -._~:/+=, with or without double quotes around them"


class InvalidKeyError(AppError):
    """The header holds no key."""

    status = 400
    code = "invalid-idempotency-key"
    place = "header"


class KeyReusedError(AppError):
    """The key stands for another request."""

    status = 422
    code = "idempotency-key-reused"
    place = "header"


class AnswerNotKeptError(AppError):
    """The request was run, but its answer was too large to be kept."""

    status = 409
    code = "idempotent-answer-not-kept"
    place = "header"


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request that may come again: its key counts in its scope, for its fingerprint."""

    scope: str
    key: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a request is told, this time and whenever it comes again."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def key_of(header: str) -> str:
    """Return the key in a header, its quotes taken off. Raises InvalidKeyError."""
    if not re.fullmatch(PATTERN, header):
        message = f"{HEADER} takes {RULE}."
        raise InvalidKeyError(message, (HEADER,))
    return header.strip('"')


def digest(*parts: bytes) -> str:
    """Return what tells these parts from others; only the last one may hold the byte 0."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
