"""Links that let somebody choose a new password, sent by mail."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from ..core.exceptions import UnavailableError
from ..core.mail import Mailer, written
from ..core.passwords import PasswordHasher
from .password import PasswordService

_logger = logging.getLogger(__name__)


class ForgottenPasswordService:
    """Works after the answer, which therefore cannot tell by its time who has an account."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        hasher: PasswordHasher,
        mailer: Mailer,
        page: str,
    ) -> None:
        """Send links to `page`; sessions of its own, for that of the request has ended."""
        self._sessions = sessions
        self._hasher = hasher
        self._mailer = mailer
        self._page = page

    async def mail_link(self, email: str) -> None:
        """Mail a link where there is an account; nobody waits to be told what went wrong."""
        try:
            token = await self._token(email)
            if token is not None:
                link = f"{self._page}#token={token}"
                await self._mailer.send(written("password_reset", email.lower(), link=link))
        except (OSError, SQLAlchemyError, UnavailableError):
            _logger.exception("A link for a new password was not mailed")

    async def _token(self, email: str) -> str | None:
        """Return the token, and give the connection back before a server of mail is waited for."""
        async with self._sessions() as session:
            return await PasswordService(session, self._hasher).reset_token(email)
