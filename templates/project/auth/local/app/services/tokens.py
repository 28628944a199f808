"""The tokens of a session: issued in pairs, read back, never stored as they are."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.config import Settings
from ..core.security import Claims, InvalidTokenError, TokenKind, TokenSigner
from ..models.refresh_token import RefreshToken
from ..models.user import User
from ..schemas.auth import TokenPair


class TokenService:
    """Issues and reads tokens, for services that commit."""

    def __init__(self, session: AsyncSession, settings: Settings, signer: TokenSigner) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._signer = signer
        self._access_lifetime = timedelta(minutes=settings.access_token_minutes)
        self._refresh_lifetime = timedelta(days=settings.refresh_token_days)

    def read(self, kind: TokenKind, token: str) -> Claims:
        """Return what a token says. Raises AuthenticationError."""
        try:
            return self._signer.verify(kind, token)
        except InvalidTokenError as error:
            message = "The token is not valid."
            raise AuthenticationError(message) from error

    async def issue(self, user: User, family_id: UUID, now: datetime) -> TokenPair:
        """Return the next pair of a session."""
        refresh = Claims(user.id, uuid4(), user.token_generation)
        expires_at = now + self._refresh_lifetime
        self._session.add(
            RefreshToken(
                token_id=refresh.token_id,
                family_id=family_id,
                user_id=user.id,
                expires_at=expires_at,
            )
        )
        await self._session.flush()
        access = Claims(user.id, uuid4(), user.token_generation)
        return TokenPair(
            access_token=self._signer.sign(TokenKind.ACCESS, access, now + self._access_lifetime),
            refresh_token=self._signer.sign(TokenKind.REFRESH, refresh, expires_at),
            expires_in=int(self._access_lifetime.total_seconds()),
        )
