"""Accounts, found by key or by who they are to the provider."""

from collections.abc import Sequence

from sqlalchemy import select

from ..core.identity import Identity
from ..models.user import User
from .base import BaseRepository


class UserRepository(BaseRepository[User]):
    """Reads and writes accounts."""

    model = User

    async def by_identity(self, identity: Identity) -> User | None:
        """Return the account of an identity."""
        return await self.session.scalar(
            select(User).where(User.issuer == identity.issuer, User.subject == identity.subject)
        )

    async def by_subject(self, subject: str) -> Sequence[User]:
        """Return the accounts with this subject, one for each issuer."""
        return (await self.session.scalars(select(User).where(User.subject == subject))).all()
