"""The rows of links that lead readers to saved Blueprints."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ..models.keys import Key
from ..models.reader_link import ReaderLink
from ..models.saved_blueprint import SavedBlueprint
from .base import BaseRepository


class ReaderLinkRepository(BaseRepository[ReaderLink]):
    """Reads and writes links."""

    model = ReaderLink

    async def by_code(self, code: str) -> ReaderLink | None:
        """Return the link with a code, with what it leads to and where that is kept."""
        there = selectinload(ReaderLink.saved_blueprint).selectinload(SavedBlueprint.workspace)
        kept = select(ReaderLink).join(ReaderLink.saved_blueprint)
        alive = kept.where(ReaderLink.code == code, SavedBlueprint.deleted_at.is_(None))
        return await self.session.scalar(alive.options(there))

    async def of(self, saved: Key) -> Sequence[ReaderLink]:
        """Return the links to a Blueprint, the oldest first, with who made them."""
        here = self._select(["maker"]).where(ReaderLink.saved_blueprint_id == saved)
        return (await self.session.scalars(here.order_by(ReaderLink.id))).all()
