"""Accounts."""

from sqlalchemy import func

from ..models.user import User
from .base import BaseRepository


class UserRepository(BaseRepository[User]):
    """Finds accounts by e-mail address, however it is capitalised."""

    model = User

    async def by_email(self, email: str) -> User | None:
        """Return the account of an address."""
        return await self.session.scalar(self._select().where(func.lower(User.email) == email.lower()))
