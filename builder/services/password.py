"""Passwords: changed by who knows the old one, reset by who was given a token."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.passwords import PasswordHasher, WrongPasswordError
from ..models.keys import Key
from ..models.user import User
from ..repositories.logins import LoginRepository
from ..repositories.user import UserRepository
from ..schemas.password import PasswordChange, PasswordReset

RESET_LIFETIME = timedelta(hours=1)


class PasswordService:
    """Gives accounts new passwords; each ends every session of its account."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.users = UserRepository(session)
        self.logins = LoginRepository(session)
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
        user = await self._owner(data.token)
        await self._replace(user, data.password.get_secret_value())

    async def reset_token(self, email: str) -> str | None:
        """Return a token that resets the password of an address once, where there is an account.

        Only its digest is stored; the newest is the only one that works.
        """
        user = await self.users.by_email(email)
        if user is None or not user.is_active:
            return None
        token = secrets.token_urlsafe(32)
        user.reset_digest = _digest(token)
        user.reset_expires_at = datetime.now(UTC) + RESET_LIFETIME
        await self.session.commit()
        return token

    async def _owner(self, token: str) -> User:
        """Return whose password a token resets; nobody else uses it before the commit."""
        user = await self.users.by_reset(_digest(token))
        if user is None or not user.is_active or not _is_open(user):
            message = "The token is not valid, or was used."
            raise AuthenticationError(message)
        return user

    async def _replace(self, user: User, password: str) -> None:
        user.password_hash = await self._hasher.hash(password)
        user.reset_digest = user.reset_expires_at = None
        await self.session.flush()
        await self.logins.end_all(user.id)
        await self.session.commit()


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _is_open(user: User) -> bool:
    return user.reset_expires_at is not None and user.reset_expires_at > datetime.now(UTC)
