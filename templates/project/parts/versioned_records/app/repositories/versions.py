"""Rows with versions."""

from typing import override

from pydantic import BaseModel

from ..models.versions import Versioned
from .base import BaseRepository


class VersionedRepository[ModelT: Versioned](BaseRepository[ModelT]):
    """The rows of one model with versions."""

    @override
    async def update(self, row: ModelT, data: BaseModel) -> ModelT:
        """Change `row` into its next version, whatever `data` changes: its links, or nothing."""
        row.version += 1
        return await super().update(row, data)
