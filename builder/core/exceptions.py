"""What can go wrong on purpose: services raise these, the API answers them as problems."""

from collections.abc import Mapping, Sequence
from typing import ClassVar


class AppError(Exception):
    """The root of the tree; every error below it has its status and code."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal-error"
    headers: ClassVar[Mapping[str, str]] = {}
    place: ClassVar[str] = "body"

    def __init__(self, detail: str, fields: Sequence[str] = ()) -> None:
        """Say what happened in a sentence, and which fields at its place it is about."""
        super().__init__(detail)
        self.detail = detail
        self.fields = tuple(fields)


class NotFoundError(AppError):
    """There is no such record."""

    status = 404
    code = "not-found"


class ConflictError(AppError):
    """The change contradicts what is stored."""

    status = 409
    code = "conflict"


class UnknownReferenceError(AppError):
    """A field names a record that does not exist."""

    status = 422
    code = "unknown-reference"


class UnavailableError(AppError):
    """Something that the application depends on does not answer."""

    status = 503
    code = "unavailable"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": "5"}
