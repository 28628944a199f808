"""Sessions that people open, noted in the audit of the site."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.config import Settings
from ..models.user import User
from ..schemas.user import UserRead
from .audit import Actor, AuditService
from .browser_session import BrowserSessionService, Opened, Visitor


class NotedSessionService(BrowserSessionService):
    """Opens sessions in the transaction that notes how."""

    def __init__(self, session: AsyncSession, settings: Settings, address: str) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, settings)
        self._audit = AuditService(session)
        self._address = address

    async def open_noted(self, user: User, visitor: Visitor, way: str) -> Opened:
        """Begin a session of somebody who came in by a way that the audit is to tell."""
        await self._note(UserRead.model_validate(user), Event.SESSION_OPENED, way)
        return await self.open(user, visitor)

    async def _note(self, user: UserRead, event: Event, target: str) -> None:
        """Lock the chain, and only then send what else changed, as all do who note something."""
        with self.session.no_autoflush:
            await self._audit.note(None, Actor(user, self._address), event, target)
