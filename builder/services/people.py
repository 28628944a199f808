"""What administrators do with the accounts of others."""

from typing import Any, Final, override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.exceptions import ConflictError
from ..core.own_account import OwnAccountError
from ..core.passwords import PasswordHasher
from ..models.keys import Key
from ..models.user import User
from ..schemas.account import AccountChange
from ..schemas.lists import PagedResponse
from ..schemas.user import UserQuery, UserRead, UserUpdate
from .audit import Actor, AuditService
from .password import PasswordService
from .user import UserService

_ACCESS: Final = {False: Event.ACCOUNT_CLOSED, True: Event.ACCOUNT_OPENED}


class NotedUserService(UserService):
    """Changes accounts of others, and notes who did so."""

    def __init__(self, session: AsyncSession, actor: Actor) -> None:
        """Work in the transaction of `session`, on behalf of `actor`."""
        super().__init__(session)
        self._actor = actor
        self._audit = AuditService(session)

    @override
    async def _change(self, row: User, data: UserUpdate) -> UserRead:
        """Change an account. Raises OwnAccountError."""
        if row.id == self._actor.user.id:
            raise OwnAccountError
        given = data.model_fields_set
        if "role" in given and data.role != row.role:
            told = f"{row.email}: {data.role}"
            await self._audit.note(None, self._actor, Event.ROLE_CHANGED, told)
        if "is_active" in given and data.is_active != row.is_active:
            await self._audit.note(None, self._actor, _ACCESS[data.is_active], row.email)
        return await super()._change(row, data)


class PeopleService:
    """Changes accounts, and keeps administrators from locking themselves out."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._users = UserService(session)
        self._passwords = PasswordService(session, hasher)
        self._audit = AuditService(session)

    async def page(self, query: UserQuery) -> PagedResponse[UserRead]:
        """Return one page of the accounts that meet `query`."""
        return await self._users.page(query)

    async def change(self, actor: Actor, key: Key, data: AccountChange) -> UserRead:
        """Change an account. Raises OwnAccountError and NotFoundError."""
        users = NotedUserService(self._session, actor)
        return await users.update(key, UserUpdate.model_validate(_columns(data)))

    async def reset_token(self, actor: Actor, key: Key) -> str:
        """Return a token with which the owner of an account chooses a new password, once.

        Raises NotFoundError, and ConflictError where the account is closed.
        """
        user = await self._users.get(key)
        await self._audit.note(None, actor, Event.RESET_OFFERED, user.email)
        token = await self._passwords.reset_token(user.email)
        if token is None:
            message = f"The account of {user.email} is closed."
            raise ConflictError(message)
        return token


def _columns(data: AccountChange) -> dict[str, Any]:
    changed: dict[str, Any] = data.model_dump(include={"role"}, exclude_none=True)
    return changed if data.access is None else {**changed, "is_active": data.access == "open"}
