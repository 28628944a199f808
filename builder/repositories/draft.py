"""The rows of drafts."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select, update

from ..models.draft import Draft
from .base import BaseRepository


class DraftRepository(BaseRepository[Draft]):
    """Reads and writes drafts."""

    model = Draft

    async def contents(self, codes: Collection[str]) -> dict[str, str]:
        """Return the packed entities under `codes`, as far as there are any."""
        wanted = select(Draft.code, Draft.packed).where(Draft.code.in_(codes))
        return dict((await self.session.execute(wanted)).all())

    async def touch(self, codes: Collection[str], now: int, since: int) -> bool:
        """Note that they were opened now, unless that was noted `since`; tell whether it was."""
        stale = select(Draft.id).where(Draft.code.in_(codes), Draft.touched_at < since)
        keys = (await self.session.scalars(stale)).all()
        if keys:
            await self.session.execute(
                update(Draft).where(Draft.id.in_(keys)).values(touched_at=now)
            )
        return bool(keys)

    async def add(self, code: str, packed: str, now: int) -> None:
        """Insert a draft."""
        await self.session.execute(insert(Draft).values(code=code, packed=packed, touched_at=now))

    async def drop(self, before: int, most: int) -> None:
        """Delete some of those that nobody opened since `before`: at most so many."""
        old = select(Draft.id).where(Draft.touched_at < before).limit(most)
        keys = (await self.session.scalars(old)).all()
        if keys:
            await self.session.execute(delete(Draft).where(Draft.id.in_(keys)))
