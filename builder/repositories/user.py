"""Accounts, found by key, by e-mail address, or by who may reset their password."""

from sqlalchemy import select

from ..models.keys import Key
from ..models.user import User
from ..schemas.base import NUL
from .base import BaseRepository


class UserRepository(BaseRepository[User]):
    """Reads and writes accounts; addresses are stored in small letters."""

    model = User

    async def by_email(self, email: str) -> User | None:
        """Return the account of an address, however it is capitalised."""
        if NUL in email:
            return None
        return await self.session.scalar(select(User).where(User.email == email.lower()))

    async def by_reset(self, digest: str) -> User | None:
        """Return the account whose password the token with this digest resets, and lock it."""
        resetting = select(User).where(User.reset_digest == digest)
        return await self.session.scalar(resetting.with_for_update(key_share=True))

    async def current_hash(self, key: Key) -> str | None:
        """Return the stored password of an active account; it stays what it is until the commit."""
        current = select(User.password_hash).where(User.id == key, User.is_active)
        return await self.session.scalar(current.with_for_update(key_share=True))
