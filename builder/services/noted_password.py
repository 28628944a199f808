"""Passwords that their owners replace, noted in the audit of the site."""

from typing import ClassVar, override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.passwords import PasswordHasher
from ..models.keys import Key
from ..models.user import User
from ..schemas.password import PasswordChange, PasswordReset
from ..schemas.user import UserRead
from .audit import Actor, AuditService
from .linked_password import LinkedPasswordService
from .password import PasswordService
from .refusing import refusing


class _ReplacingService(LinkedPasswordService):
    """Gives accounts new passwords in the transaction that notes why they may have them."""

    event: ClassVar[Event]
    proof: ClassVar[str]

    def __init__(self, session: AsyncSession, hasher: PasswordHasher, address: str) -> None:
        super().__init__(session, hasher)
        self._audit = AuditService(session)
        self._address = address

    @override
    async def _replace(self, user: User, password: str) -> None:
        actor = Actor(UserRead.model_validate(user), self._address)
        await self._audit.note(None, actor, self.event, self.proof)
        await super()._replace(user, password)


class _ChangingService(_ReplacingService):
    event = Event.PASSWORD_CHANGED
    proof = "current password"


class _ResettingService(_ReplacingService):
    event = Event.PASSWORD_RESET
    proof = "one-time link"


class NotedPasswordService(PasswordService):
    """Replaces passwords, and notes what that was proved with."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher, address: str) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, hasher)
        self._changing = _ChangingService(session, hasher, address)
        self._resetting = _ResettingService(session, hasher, address)
        self._address = address

    @override
    async def change(self, user_id: Key, data: PasswordChange) -> None:
        """Replace the password. Raises WrongPasswordError where the current one is another."""
        with refusing("password change", self._address):
            await self._changing.change(user_id, data)

    @override
    async def reset(self, data: PasswordReset) -> None:
        """Replace a forgotten password. Raises AuthenticationError."""
        with refusing("password reset", self._address):
            await self._resetting.reset(data)
