"""The rows of advisories."""

from collections.abc import Sequence

from sqlalchemy import delete

from ..models.advisory import Advisory
from ..models.keys import Key
from .base import BaseRepository


class AdvisoryRepository(BaseRepository[Advisory]):
    """Reads and writes advisories."""

    model = Advisory

    async def every(self) -> Sequence[Advisory]:
        """Return all advisories, the newest first."""
        return (await self.session.scalars(self._select().order_by(Advisory.id.desc()))).all()

    async def end(self, key: Key) -> bool:
        """Delete an advisory; tell whether nobody else had done so."""
        ended = await self.session.execute(
            delete(Advisory).where(Advisory.id == key).returning(Advisory.id)
        )
        return ended.first() is not None
