"""The sessions that the sign-in provider answers for."""

from datetime import datetime

from sqlalchemy import delete, exists, select

from ..models.vouched_session import VouchedSession
from .base import BaseRepository


class VouchedSessionRepository(BaseRepository[VouchedSession]):
    """Reads and writes what is known of sessions besides whose they are."""

    model = VouchedSession

    async def knows(self, digest: str) -> bool:
        """Tell whether the provider answers for the session with this digest."""
        found = select(exists().where(VouchedSession.digest == digest))
        return bool(await self.session.scalar(found))

    async def end_expired(self, now: datetime) -> None:
        """Forget the sessions that have ended by themselves."""
        await self.session.execute(delete(VouchedSession).where(VouchedSession.expires_at <= now))
