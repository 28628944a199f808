"""Accounts linked with identities of the provider, by who is signed in."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.exceptions import ConflictError, NotFoundError
from ..core.identity import Identity
from ..models.keys import Key
from ..repositories.linked_identity import LinkedIdentityRepository
from ..schemas.linked_identity import LinkedIdentityRead


class LinkedIdentityService:
    """Links an account, shows its links, and takes them away."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.identities = LinkedIdentityRepository(session)

    async def link(self, user_id: Key, identity: Identity) -> None:
        """Link an identity. Raises ConflictError where it belongs to another account."""
        try:
            await self.identities.add(user_id, identity)
            await self.session.commit()
        except IntegrityError as error:
            await self.session.rollback()
            owner = await self.identities.owner(identity)
            if owner is None or owner.id != user_id:
                message = "This identity belongs to another account."
                raise ConflictError(message) from error

    async def of(self, user_id: Key) -> Sequence[LinkedIdentityRead]:
        """Return what an account is linked with."""
        found = await self.identities.of(user_id)
        return [LinkedIdentityRead.model_validate(each) for each in found]

    async def unlink(self, user_id: Key, identity_id: Key) -> None:
        """Take a link away. Raises NotFoundError where the account has no such link."""
        if not await self.identities.remove(user_id, identity_id):
            message = f"There is no linked identity {identity_id}."
            raise NotFoundError(message)
        await self.session.commit()
