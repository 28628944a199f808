"""Sessions of people who came from the sign-in provider."""

from datetime import UTC, datetime
from typing import override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.one_time import digest_of
from ..models.user import User
from ..models.vouched_session import VouchedSession
from ..repositories.vouched_session import VouchedSessionRepository
from .browser_session import Opened, Visitor
from .noted_session import NotedSessionService


class VouchedSessionService(NotedSessionService):
    """Opens sessions for which the provider answers: it asked for what it finds necessary."""

    def __init__(self, session: AsyncSession, settings: Settings, address: str) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, settings, address)
        self._vouched = VouchedSessionRepository(session)

    @override
    async def open(self, user: User, visitor: Visitor) -> Opened:
        """Begin a session; should the server die here, it is one that nobody answers for."""
        now = datetime.now(UTC)
        opened = await super().open(user, visitor)
        await self._vouched.end_expired(now)
        self.session.add(
            VouchedSession(
                digest=digest_of(opened.token),
                expires_at=now + self._lifetime,
                user_id=opened.user.id,
            )
        )
        await self.session.commit()
        return opened
