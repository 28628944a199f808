"""Passwords: changed by who knows the old one, reset by who was given a token."""

import hashlib
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.security import Claims, InvalidTokenError, PasswordHasher, TokenKind, TokenSigner
from ..core.signin import WrongPasswordError
from ..models.keys import Key
from ..models.user import User
from ..repositories.refresh_token import RefreshTokenRepository
from ..repositories.user import UserRepository
from ..schemas.auth import PasswordChange, PasswordReset

RESET_LIFETIME = timedelta(hours=1)


class PasswordService:
    """Gives accounts new passwords; each ends every session of its account."""

    def __init__(self, session: AsyncSession, signer: TokenSigner, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.users = UserRepository(session)
        self.tokens = RefreshTokenRepository(session)
        self._signer = signer
        self._hasher = hasher

    async def change(self, user_id: Key, data: PasswordChange) -> None:
        """Replace the password. Raises WrongPasswordError where the current one is another."""
        user = await self.users.get(user_id)
        stored = user.password_hash if user else None
        matches = await self._hasher.verify(data.current_password.get_secret_value(), stored)
        if user is None or not matches:
            message = "This is not the current password."
            raise WrongPasswordError(message, ("current_password",))
        await self._replace(user, data.password.get_secret_value())

    async def reset(self, data: PasswordReset) -> None:
        """Replace a forgotten password. Raises AuthenticationError."""
        user = await self._owner_of(data.token)
        await self._replace(user, data.password.get_secret_value())

    async def reset_token(self, email: str) -> str | None:
        """Return a token that resets the password of an address once, where there is an account."""
        user = await self.users.by_email(email)
        if user is None or not user.is_active:
            return None
        claims = Claims(user.id, _fingerprint(user.password_hash))
        return self._signer.sign(TokenKind.RESET, claims, datetime.now(UTC) + RESET_LIFETIME)

    async def _owner_of(self, token: str) -> User:
        message = "The token is not valid, or was used."
        try:
            claims = self._signer.verify(TokenKind.RESET, token)
        except InvalidTokenError as error:
            raise AuthenticationError(message) from error
        user = await self.users.get(claims.user_id)
        if user is None or not user.is_active:
            raise AuthenticationError(message)
        if claims.token_id != _fingerprint(user.password_hash):
            raise AuthenticationError(message)
        return user

    async def _replace(self, user: User, password: str) -> None:
        user.password_hash = await self._hasher.hash(password)
        await self.session.flush()
        await self.users.end_tokens(user.id)
        await self.tokens.delete_of(user.id)
        await self.session.commit()


def _fingerprint(password_hash: str) -> UUID:
    """Name a password without telling it: a token that carries the name works until it changes."""
    return UUID(bytes=hashlib.sha256(password_hash.encode()).digest()[:16])
