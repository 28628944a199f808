"""Rows that have files beside them."""

from ..models.base import Base
from ..models.files import StoredFile
from ..schemas.base import InSchema
from .base import BaseRepository


class FileRepository[ModelT: Base](BaseRepository[ModelT]):
    """The rows of one model, each with its files."""

    async def attach(self, row: ModelT, field: str, file: StoredFile | None) -> ModelT:
        """Let `row` name `file`, or none, and return the row as the database keeps it."""
        setattr(row, field, file)
        return await self.update(row, InSchema())
