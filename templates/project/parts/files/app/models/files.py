"""Columns that hold what is known of a file."""

from dataclasses import asdict, dataclass
from typing import Any, override

from sqlalchemy import Dialect
from sqlalchemy.types import TypeDecorator

from .types import Json


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file in the storage: where it is, and what is known of it."""

    key: str
    name: str
    content_type: str
    size: int
    sha256: str


class FileColumn(TypeDecorator[StoredFile]):
    """A file as JSON; NULL where there is none."""

    impl = Json
    cache_ok = True

    @override
    def __repr__(self) -> str:
        """Return what migrations write."""
        return "FileColumn()"

    @override
    def process_bind_param(
        self, value: StoredFile | None, dialect: Dialect
    ) -> dict[str, Any] | None:
        return None if value is None else asdict(value)

    @override
    def process_result_value(
        self, value: dict[str, Any] | None, dialect: Dialect
    ) -> StoredFile | None:
        return None if value is None else StoredFile(**value)
