"""Identities that people link and unlink, noted in the audit of the site."""

from typing import override

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.identity import Identity
from ..models.keys import Key
from ..models.linked_identity import LinkedIdentity
from .audit import Actor, AuditService
from .linked_identity import LinkedIdentityService


class NotedIdentityService(LinkedIdentityService):
    """Links an account, and takes links away, in the transaction that notes it."""

    def __init__(self, session: AsyncSession, actor: Actor) -> None:
        """Work in the transaction of `session`, for who acts."""
        super().__init__(session)
        self._audit = AuditService(session)
        self._actor = actor

    @override
    async def link(self, user_id: Key, identity: Identity) -> None:
        """Link an identity. Raises ConflictError where it belongs to another account."""
        await self._note(Event.IDENTITY_LINKED, identity)
        await super().link(user_id, identity)

    @override
    async def unlink(self, user_id: Key, identity_id: Key) -> None:
        """Take a link away. Raises NotFoundError where the account has no such link."""
        for each in await self.identities.of(user_id):
            if each.id == identity_id:
                await self._note(Event.IDENTITY_UNLINKED, each)
        await super().unlink(user_id, identity_id)

    async def _note(self, event: Event, identity: Identity | LinkedIdentity) -> None:
        target = f"{identity.issuer}: {identity.email or identity.subject}"
        await self._audit.note(None, self._actor, event, target)
