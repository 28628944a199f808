"""Sessions that people open, and end from elsewhere, noted in the audit of the site."""

from typing import override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.config import Settings
from ..models.keys import Key
from ..models.user import User
from ..schemas.user import UserRead
from .audit import Actor, AuditService
from .browser_session import BrowserSessionService, Opened, Visitor
from .user import UserService


class NotedSessionService(BrowserSessionService):
    """Opens sessions, and ends them, in the transaction that notes how."""

    def __init__(self, session: AsyncSession, settings: Settings, address: str) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, settings)
        self._users = UserService(session)
        self._audit = AuditService(session)
        self._address = address

    async def open_noted(self, user: User, visitor: Visitor, way: str) -> Opened:
        """Begin a session of somebody who came in by a way that the audit is to tell."""
        await self._note(UserRead.model_validate(user), Event.SESSION_OPENED, way)
        return await self.open(user, visitor)

    @override
    async def end_one(self, user_id: Key, session_id: Key) -> None:
        """End a session of an account. Raises NotFoundError where it has no such session."""
        for each in await self.of(user_id, None):
            if each.id == session_id:
                told = f"one browser: {each.user_agent}"
                await self._note(await self._users.get(user_id), Event.SESSION_ENDED, told)
        await super().end_one(user_id, session_id)

    @override
    async def end_all(self, user_id: Key) -> None:
        """End every session of an account."""
        await self._note(await self._users.get(user_id), Event.SESSION_ENDED, "everywhere")
        await super().end_all(user_id)

    async def _note(self, user: UserRead, event: Event, target: str) -> None:
        """Lock the chain, and only then send what else changed, as all do who note something."""
        with self.session.no_autoflush:
            await self._audit.note(None, Actor(user, self._address), event, target)
