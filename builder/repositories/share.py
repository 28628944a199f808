"""The rows of shares."""

from ..models.share import Share
from .base import BaseRepository


class ShareRepository(BaseRepository[Share]):
    """Reads and writes shares."""

    model = Share

    async def find(self, code: str) -> Share | None:
        """Return the share under `code`, with what it consists of."""
        wanted = self._select(["blueprint", "tree"]).where(Share.code == code)
        return await self.session.scalar(wanted)

    async def add(self, share: Share) -> Share:
        """Insert `share`."""
        self.session.add(share)
        await self.session.flush()
        return share
