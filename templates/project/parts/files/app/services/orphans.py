"""Files that no row names: left by replacements, deletions, refusals and crashes."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.storage import Storage
from ..repositories.file_keys import FileKeyRepository

GRACE = timedelta(days=1)
"""How old an orphan must be before it is looked for: an upload may still be under way."""


class OrphanService:
    """Deletes files that no row names."""

    def __init__(self, session: AsyncSession, storage: Storage) -> None:
        """Look into the database of `session`, and delete from `storage`."""
        self.repository = FileKeyRepository(session)
        self.storage = storage

    async def delete(self, keys: Iterable[str]) -> int:
        """Delete those of `keys` that no row names, and tell how many. Raises UnavailableError.

        No transaction is open while the storage works.
        """
        orphans = await self.repository.orphans(keys)
        await self.repository.session.rollback()
        await self.storage.delete(orphans)
        return len(orphans)

    async def sweep(self, now: datetime | None = None) -> int:
        """Look through the whole storage for orphans, delete them, and tell how many."""
        before = (now or datetime.now(UTC)) - GRACE
        deleted = 0
        async for keys in self.storage.kept_before(before):
            deleted += await self.delete(keys)
        return deleted
