"""The rules of accounts, for administrators."""

from typing import Never, override

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.user import User
from ..repositories.logins import LoginRepository
from ..repositories.user import UserRepository
from ..schemas.user import UserRead, UserUpdate
from .base import CrudService


class UserService(CrudService[User, Never, UserUpdate, UserRead]):
    """What an administrator can do with accounts; to close one ends its sessions."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.users = UserRepository(session)
        self.logins = LoginRepository(session)
        super().__init__(self.users, UserRead)

    @override
    async def _change(self, row: User, data: UserUpdate) -> UserRead:
        if data.is_active is False:
            await self.logins.end_all(row.id)
        return await super()._change(row, data)

    async def grant(self, subject: str, role: str) -> int:
        """Give the accounts of a subject a role; return how many there are."""
        found = await self.users.by_subject(subject)
        for user in found:
            user.role = role
        await self._commit()
        return len(found)
