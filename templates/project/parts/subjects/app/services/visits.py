"""Accounts of those whom the provider knows: made when they come for the first time."""

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.callers import AuthenticationError
from ..core.identity import DEFAULT_ROLE, Identity
from ..models.user import User
from ..repositories.user import UserRepository


class VisitService:
    """Knows whose account an identity is."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.users = UserRepository(session)

    async def welcome(self, identity: Identity) -> User:
        """Return the account of an identity. Raises AuthenticationError where it is closed."""
        user = await self.users.by_identity(identity) or await self._first_visit(identity)
        if not user.is_active:
            message = "The account is not active."
            raise AuthenticationError(message)
        await self._keep_up(user, identity)
        return user

    async def _first_visit(self, identity: Identity) -> User:
        """Make the account, unless another request did so a moment ago."""
        user = User(
            issuer=identity.issuer,
            subject=identity.subject,
            email=identity.email,
            name=identity.name,
            role=identity.role or DEFAULT_ROLE,
        )
        self.session.add(user)
        try:
            await self.session.commit()
        except IntegrityError:
            await self.session.rollback()
            known = await self.users.by_identity(identity)
            if known is None:
                raise
            return known
        return user

    async def _keep_up(self, user: User, identity: Identity) -> None:
        """Store what the provider tells otherwise than before."""
        changes = {
            field: value
            for field, value in identity.profile().items()
            if getattr(user, field) != value
        }
        if changes:
            for field, value in changes.items():
                setattr(user, field, value)
            await self.session.commit()
