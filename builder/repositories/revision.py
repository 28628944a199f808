"""The rows of revisions."""

from collections.abc import Sequence

from sqlalchemy import select

from ..models.keys import Key
from ..models.revision import Revision
from .base import BaseRepository

PEOPLE = ("author", "approver")
PARTS = ("blueprint", "tree")


class RevisionRepository(BaseRepository[Revision]):
    """Reads and writes revisions; none is ever changed but for who approved it."""

    model = Revision

    async def find(
        self, saved: Key, number: int, include: Sequence[str] = PEOPLE
    ) -> Revision | None:
        """Return a revision with what `include` names."""
        wanted = self._select(include).where(
            Revision.saved_blueprint_id == saved, Revision.number == number
        )
        return await self.session.scalar(wanted)

    async def of(self, saved: Key, before: int, count: int) -> Sequence[Revision]:
        """Return up to `count` revisions with numbers below `before`, the newest first."""
        older = self._select(PEOPLE).where(
            Revision.saved_blueprint_id == saved, Revision.number < before
        )
        rows = await self.session.scalars(older.order_by(Revision.number.desc()).limit(count))
        return rows.all()

    async def numbers(self, saved: Key) -> Sequence[int]:
        """Return the numbers of all revisions, the newest first."""
        wanted = select(Revision.number).where(Revision.saved_blueprint_id == saved)
        return (await self.session.scalars(wanted.order_by(Revision.number.desc()))).all()
