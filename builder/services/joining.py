"""Accounts of people who may have one: made, and signed in at once."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.config import Settings
from ..core.exceptions import ConflictError
from ..models.user import User
from ..schemas.account import Acceptance
from ..schemas.user import UserRead
from .audit import Actor, AuditService
from .browser_session import BrowserSessionService, Opened, Visitor


class JoiningService:
    """Makes accounts in the transaction of services that know who may have one."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._audit = AuditService(session)
        self._sessions = BrowserSessionService(session, settings)

    async def join(self, data: Acceptance, hashed: str, role: str, visitor: Visitor) -> Opened:
        """Make an account, commit it and a session. Raises ConflictError for a taken address."""
        user = User(email=data.email.lower(), name=data.name, role=role, password_hash=hashed)
        self._session.add(user)
        try:
            await self._session.flush()
        except IntegrityError as error:
            raise taken() from error
        joined = Actor(UserRead.model_validate(user), "")
        await self._audit.note(None, joined, Event.PERSON_JOINED, f"{user.email}: {role}")
        return await self._sessions.open(user, visitor)


def taken() -> ConflictError:
    """Return what tells somebody that an address has an account."""
    return ConflictError("There is an account with this e-mail address already.", ("email",))
