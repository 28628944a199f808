"""Requests that waited too long for the first one with their `Idempotency-Key`."""

from collections.abc import Mapping
from typing import ClassVar

from .exceptions import AppError


class KeyInUseError(AppError):
    """The first request with the key is at work still."""

    status = 409
    code = "idempotency-key-in-use"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "1"}
    place = "header"
