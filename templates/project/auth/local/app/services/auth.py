"""Sessions: log in, refresh, log out."""

import logging
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.config import Settings
from ..core.passwords import PasswordHasher
from ..core.security import Claims, TokenKind, TokenSigner
from ..models.keys import Key
from ..models.user import User
from ..repositories.logins import LoginRepository
from ..repositories.refresh_token import RefreshTokenRepository
from ..repositories.user import UserRepository
from ..schemas.auth import LogIn, TokenPair
from ..schemas.user import UserRead
from .credentials import CredentialService
from .tokens import TokenService

_logger = logging.getLogger(__name__)


class AuthService:
    """Knows who is who: a refresh token works once, and its reuse ends the session."""

    def __init__(
        self,
        session: AsyncSession,
        settings: Settings,
        signer: TokenSigner,
        hasher: PasswordHasher,
    ) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.users = UserRepository(session)
        self.tokens = RefreshTokenRepository(session)
        self.logins = LoginRepository(session)
        self._tokens = TokenService(session, settings, signer)
        self._credentials = CredentialService(session, hasher)
        self._grace = timedelta(seconds=settings.refresh_grace_seconds)

    async def log_in(self, data: LogIn) -> TokenPair:
        """Begin a session. Raises AuthenticationError."""
        password = data.password.get_secret_value()
        user = await self._credentials.check(data.username, password)
        now = datetime.now(UTC)
        await self.tokens.delete_expired(user.id, now)
        pair = await self._tokens.issue(user, uuid4(), now)
        await self.session.commit()
        return pair

    async def refresh(self, token: str) -> TokenPair:
        """Exchange a refresh token for the next pair. Raises AuthenticationError."""
        claims = self._tokens.read(TokenKind.REFRESH, token)
        now = datetime.now(UTC)
        unused = await self.tokens.consume(claims.token_id, now, self._grace)
        family_id = await self.tokens.family_of(claims.token_id)
        if family_id is None or not unused:
            await self._end(family_id, claims)
        user = await self._owner(claims)
        pair = await self._tokens.issue(user, family_id, now)
        await self.session.commit()
        return pair

    async def log_out(self, token: str) -> None:
        """End the session that a refresh token belongs to; one that has ended stays so."""
        claims = self._tokens.read(TokenKind.REFRESH, token)
        family_id = await self.tokens.family_of(claims.token_id)
        if family_id is not None:
            await self.tokens.delete_family(family_id)
            await self.session.commit()

    async def log_out_everywhere(self, user_id: Key) -> None:
        """End every session of an account, and every access token that is out."""
        await self.logins.end_all(user_id)
        await self.session.commit()

    async def signed_in(self, token: str) -> UserRead:
        """Return whose access token this is. Raises AuthenticationError."""
        claims = self._tokens.read(TokenKind.ACCESS, token)
        return UserRead.model_validate(await self._owner(claims))

    async def _owner(self, claims: Claims) -> User:
        user = await self.users.get(claims.user_id)
        if user is None or not user.is_active:
            message = "The account is not active."
            raise AuthenticationError(message)
        if claims.generation != user.token_generation:
            message = "The session has ended."
            raise AuthenticationError(message)
        return user

    async def _end(self, family_id: UUID | None, claims: Claims) -> NoReturn:
        """End a session whose token came twice; the commit stands before the refusal."""
        if family_id is not None:
            _logger.warning("A refresh token of user %s was used twice", claims.user_id)
            await self.tokens.delete_family(family_id)
            await self.session.commit()
        message = "The session has ended."
        raise AuthenticationError(message)
