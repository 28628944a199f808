"""Signing in: a password opens a session."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.passwords import PasswordHasher
from ..schemas.auth import LogIn
from .browser_session import BrowserSessionService, Opened, Visitor
from .credentials import CredentialService


class AuthService:
    """Opens sessions for who knows the password."""

    def __init__(self, session: AsyncSession, settings: Settings, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self._credentials = CredentialService(session, hasher)
        self._sessions = BrowserSessionService(session, settings)

    async def log_in(self, data: LogIn, visitor: Visitor) -> Opened:
        """Begin a session. Raises AuthenticationError."""
        user = await self._credentials.check(data.email, data.password.get_secret_value())
        return await self._sessions.open(user, visitor)
