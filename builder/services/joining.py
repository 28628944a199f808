"""Accounts of people who may have one, before they are signed in to them."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.exceptions import ConflictError
from ..models.user import User
from ..schemas.account import Acceptance
from ..schemas.user import UserRead
from .audit import Actor, AuditService


class JoiningService:
    """Makes accounts in the transaction of services that know who may have one."""

    def __init__(self, session: AsyncSession, address: str) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        self._session = session
        self._audit = AuditService(session)
        self._address = address

    async def join(self, data: Acceptance, hashed: str, role: str) -> User:
        """Make an account. Raises ConflictError for a taken address."""
        user = User(email=data.email.lower(), name=data.name, role=role, password_hash=hashed)
        self._session.add(user)
        try:
            await self._session.flush()
        except IntegrityError as error:
            raise taken() from error
        joined = Actor(UserRead.model_validate(user), self._address)
        await self._audit.note(None, joined, Event.PERSON_JOINED, f"{user.email}: {role}")
        return user


def taken() -> ConflictError:
    """Return what tells somebody that an address has an account."""
    return ConflictError("There is an account with this e-mail address already.", ("email",))
