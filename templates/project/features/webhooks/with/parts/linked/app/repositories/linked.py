"""Rows whose links are part of them: who writes those changes the row."""

from typing import override

from pydantic import BaseModel
from sqlalchemy.orm.attributes import flag_dirty

from ..models.base import Base
from ..models.keys import Key
from .base import BaseRepository
from .changes import note_changes


class LinkedRepository[ModelT: Base](BaseRepository[ModelT]):
    """The rows of one model with links, told like any other change.

    They are noted before anything is flushed: so a flush tells of links and columns at once.
    """

    @override
    async def update(self, row: ModelT, data: BaseModel) -> ModelT:
        if any(link.field in data.model_fields_set for link in self.links):
            self._note(row)
        return await super().update(row, data)

    @override
    async def link(self, row: ModelT, field: str, target: Key) -> None:
        self._note(row)
        await super().link(row, field, target)

    @override
    async def unlink(self, row: ModelT, field: str, target: Key) -> None:
        self._note(row)
        await super().unlink(row, field, target)

    def _note(self, row: ModelT) -> None:
        """Let the next flush see the row, though none of its columns may change."""
        note_changes(self.session.sync_session, [row])
        flag_dirty(row)
