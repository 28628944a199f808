"""Accounts and their passwords: made, and checked."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.dialect import violated
from ..core.exceptions import ConflictError
from ..core.passwords import PasswordHasher
from ..models.user import User
from ..repositories.user import UserRepository
from ..schemas.user import Register, UserRead


class CredentialService:
    """Knows whose e-mail address and password somebody sends."""

    def __init__(self, session: AsyncSession, hasher: PasswordHasher) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.users = UserRepository(session)
        self._hasher = hasher

    async def register(self, data: Register) -> UserRead:
        """Create an account. Raises ConflictError where another has its address."""
        hashed = await self._hasher.hash(data.password.get_secret_value())
        user = User(
            **data.model_dump(exclude={"email", "password"}),
            email=data.email.lower(),
            password_hash=hashed,
        )
        self.session.add(user)
        try:
            await self.session.flush()
        except IntegrityError as error:
            constraint = violated(error)
            message = "Another account has this value already."
            raise ConflictError(message, constraint.fields if constraint else ()) from error
        read = UserRead.model_validate(user)
        await self.session.commit()
        return read

    async def check(self, email: str, password: str) -> User:
        """Return whose they are, for services that commit.

        Raises AuthenticationError, after the same time whatever is wrong.
        """
        user = await self.users.by_email(email)
        stored = user.password_hash if user else None
        matches = await self._hasher.verify(password, stored)
        if user is None or not matches or not await self._stays(user, stored):
            message = "The e-mail address or the password is wrong."
            raise AuthenticationError(message)
        if self._hasher.outdated(user.password_hash):
            user.password_hash = await self._hasher.hash(password)
        return user

    async def _stays(self, user: User, stored: str | None) -> bool:
        """Tell whether an account is active, its password still what it was, and keep it so."""
        return await self.users.current_hash(user.id) == stored
