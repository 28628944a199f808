"""Everything by which accounts are signed in: the sessions of their browsers."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, not_, select, update

from ..models.browser_session import BrowserSession
from ..models.keys import Key
from ..models.user import User
from .base import BaseRepository


class LoginRepository(BaseRepository[BrowserSession]):
    """Reads and writes sessions; what a browser holds is stored as a digest only."""

    model = BrowserSession

    async def find(self, digest: str) -> tuple[BrowserSession, User] | None:
        """Return the session with this digest, and whose it is."""
        owned = select(BrowserSession, User).join(User, User.id == BrowserSession.user_id)
        found = await self.session.execute(owned.where(BrowserSession.digest == digest))
        row = found.one_or_none()
        return (row[0], row[1]) if row else None

    async def of(self, user_id: Key, now: datetime, seen: datetime) -> Sequence[BrowserSession]:
        """Return the sessions of an account that live, the last used first."""
        living = select(BrowserSession).where(BrowserSession.user_id == user_id, _lives(now, seen))
        return (await self.session.scalars(living.order_by(BrowserSession.seen_at.desc()))).all()

    async def touch(self, session_id: Key, now: datetime) -> None:
        """Note that a session is in use."""
        await self.session.execute(
            update(BrowserSession).where(BrowserSession.id == session_id).values(seen_at=now)
        )

    async def end(self, digest: str) -> None:
        """End the session with this digest, if there is one."""
        await self.session.execute(delete(BrowserSession).where(BrowserSession.digest == digest))

    async def end_one(self, user_id: Key, session_id: Key) -> bool:
        """End a session of an account; tell whether it has this one."""
        connection = await self.session.connection()
        own = delete(BrowserSession).where(
            BrowserSession.user_id == user_id,
            BrowserSession.id == session_id,
        )
        return (await connection.execute(own)).rowcount == 1

    async def end_all(self, user_id: Key) -> None:
        """End every session of an account."""
        await self.session.execute(delete(BrowserSession).where(BrowserSession.user_id == user_id))

    async def end_dead(self, user_id: Key, now: datetime, seen: datetime) -> None:
        """End the sessions of an account that nobody can use any more."""
        await self.session.execute(
            delete(BrowserSession).where(
                BrowserSession.user_id == user_id,
                not_(_lives(now, seen)),
            )
        )


def _lives(now: datetime, seen: datetime) -> ColumnElement[bool]:
    return and_(BrowserSession.expires_at > now, BrowserSession.seen_at > seen)
