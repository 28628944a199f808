"""Accounts, found by key or by e-mail address."""

from sqlalchemy import select, update

from ..models.keys import Key
from ..models.user import User
from .base import BaseRepository


class UserRepository(BaseRepository[User]):
    """Reads and writes accounts; addresses are stored in small letters."""

    model = User

    async def by_email(self, email: str) -> User | None:
        """Return the account of an address, however it is capitalised."""
        return await self.session.scalar(select(User).where(User.email == email.lower()))

    async def end_tokens(self, user_id: Key) -> None:
        """Begin a new generation of tokens: those of an account that are out open nothing more."""
        generation = User.token_generation + 1
        await self.session.execute(
            update(User).where(User.id == user_id).values(token_generation=generation)
        )
