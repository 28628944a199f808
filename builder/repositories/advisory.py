"""The rows of advisories."""

from collections.abc import Sequence

from ..models.advisory import Advisory
from .base import BaseRepository


class AdvisoryRepository(BaseRepository[Advisory]):
    """Reads and writes advisories."""

    model = Advisory

    async def every(self) -> Sequence[Advisory]:
        """Return all advisories, the newest first."""
        return (await self.session.scalars(self._select().order_by(Advisory.id.desc()))).all()
