"""The first account: its owner has the token that the server printed at its start."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.one_time import UnknownTokenError, digest_of, new_token
from ..core.passwords import PasswordHasher
from ..core.policy import ADMIN
from ..repositories.setup_token import SetupTokenRepository
from ..schemas.account import Founding
from .browser_session import Opened, Visitor
from .joining import JoiningService
from .noted_session import NotedSessionService
from .refusing import refusing

STARTING_TOGETHER = timedelta(seconds=10)
"""Processes that start within this time are replicas: one token is enough for them."""


class SetupService:
    """Lets one person begin, and nobody after that."""

    def __init__(
        self, session: AsyncSession, settings: Settings, hasher: PasswordHasher, address: str
    ) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        self._session = session
        self._tokens = SetupTokenRepository(session)
        self._joining = JoiningService(session, address)
        self._sessions = NotedSessionService(session, settings, address)
        self._hasher = hasher
        self._address = address

    async def is_needed(self) -> bool:
        """Tell whether the site has no administrator yet, or none any more."""
        return await self._tokens.is_needed()

    async def offer(self) -> str | None:
        """Return a new token, the only one that works; None where another process has just done so.

        Only its digest is stored.
        """
        now, token = datetime.now(UTC), new_token()
        if not await self._tokens.write(digest_of(token), now, now - STARTING_TOGETHER):
            return None
        await self._session.commit()
        return token

    async def found(self, data: Founding, visitor: Visitor) -> Opened:
        """Make the account of the first administrator.

        Raises UnknownTokenError, and ConflictError for a taken address: the token then stays.
        """
        hashed = await self._hasher.hash(data.password.get_secret_value())
        with refusing("setup", self._address):
            await self._spend(data.token)
        user = await self._joining.join(data, hashed, ADMIN)
        return await self._sessions.open_noted(user, visitor, "setup token")

    async def _spend(self, token: str) -> None:
        is_first = await self._tokens.is_needed()
        if not is_first or not await self._tokens.spend(digest_of(token)):
            message = "This is not the token that the server printed last."
            raise UnknownTokenError(message, ("token",))
