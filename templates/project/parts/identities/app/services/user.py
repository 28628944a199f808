"""The rules of accounts, for administrators."""

from typing import Never

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.user import User
from ..repositories.user import UserRepository
from ..schemas.user import UserRead, UserUpdate
from .base import CrudService


class UserService(CrudService[User, Never, UserUpdate, UserRead]):
    """What an administrator can do with accounts; only their owners make them, by signing in."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.users = UserRepository(session)
        super().__init__(self.users, UserRead)

    async def grant(self, subject: str, role: str) -> int:
        """Give the accounts of a subject a role; return how many there are."""
        found = await self.users.by_subject(subject)
        for user in found:
            user.role = role
        await self._commit()
        return len(found)
