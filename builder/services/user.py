"""The rules of accounts, for administrators."""

from typing import override

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.user import User
from ..repositories.logins import LoginRepository
from ..repositories.user import UserRepository
from ..schemas.user import Register, UserRead, UserUpdate
from .base import CrudService


class UserService(CrudService[User, Register, UserUpdate, UserRead]):
    """What an administrator can do with accounts; to close one ends all ways into it."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.users = UserRepository(session)
        self.logins = LoginRepository(session)
        super().__init__(self.users, UserRead)

    @override
    async def _change(self, row: User, data: UserUpdate) -> UserRead:
        if data.is_active is False:
            await self.logins.end_all(row.id)
            row.reset_digest = row.reset_expires_at = None
        return await super()._change(row, data)

    async def grant(self, email: str, role: str) -> bool:
        """Give the account of an address a role; tell whether there is one."""
        user = await self.users.by_email(email)
        if user is None:
            return False
        user.role = role
        await self._commit()
        return True
