"""Which identities of the provider belong to which accounts."""

from collections.abc import Sequence

from sqlalchemy import delete, func, or_, select

from ..core.identity import Identity
from ..models.keys import Key
from ..models.linked_identity import LinkedIdentity
from ..models.user import User
from .base import BaseRepository


class LinkedIdentityRepository(BaseRepository[LinkedIdentity]):
    """Reads and writes links; an identity has one account."""

    model = LinkedIdentity

    async def owner(self, identity: Identity) -> User | None:
        """Return the account that an identity is linked with."""
        return await self.session.scalar(
            select(User)
            .join(LinkedIdentity, LinkedIdentity.user_id == User.id)
            .where(
                LinkedIdentity.issuer == identity.issuer,
                LinkedIdentity.subject == identity.subject,
            )
        )

    async def add(self, user_id: Key, identity: Identity) -> None:
        """Link an identity with an account; keep the address that the provider vouches for."""
        email = identity.email if identity.is_email_verified else None
        self.session.add(
            LinkedIdentity(
                issuer=identity.issuer,
                subject=identity.subject,
                email=email,
                user_id=user_id,
            )
        )
        await self.session.flush()

    async def of(self, user_id: Key) -> Sequence[LinkedIdentity]:
        """Return what an account is linked with."""
        own = select(LinkedIdentity).where(LinkedIdentity.user_id == user_id)
        return (await self.session.scalars(own.order_by(LinkedIdentity.id))).all()

    async def remove_foreign(self, user: User) -> None:
        """Take the links away for which the provider vouches for no address, or for another."""
        address = func.lower(LinkedIdentity.email)
        foreign = or_(LinkedIdentity.email.is_(None), address != user.email)
        links = delete(LinkedIdentity).where(LinkedIdentity.user_id == user.id, foreign)
        await self.session.execute(links)

    async def remove(self, user_id: Key, identity_id: Key) -> bool:
        """Take a link of an account away; tell whether it had this one."""
        connection = await self.session.connection()
        own = delete(LinkedIdentity).where(
            LinkedIdentity.user_id == user_id,
            LinkedIdentity.id == identity_id,
        )
        return (await connection.execute(own)).rowcount == 1
