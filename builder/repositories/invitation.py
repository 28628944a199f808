"""The rows of invitations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, func, select

from ..core.policy import ADMIN
from ..models.invitation import Invitation
from ..models.keys import Key
from ..models.user import User
from .base import BaseRepository


class InvitationRepository(BaseRepository[Invitation]):
    """Reads and writes invitations; what a link holds is stored as a digest only."""

    model = Invitation

    async def find(self, digest: str, now: datetime) -> Invitation | None:
        """Return the invitation with this digest, if it can be accepted."""
        return await self.session.scalar(_living(now).where(Invitation.digest == digest))

    async def open_ones(self, now: datetime) -> Sequence[Invitation]:
        """Return the invitations that can still be accepted, the newest first."""
        return (await self.session.scalars(_living(now).order_by(Invitation.id.desc()))).all()

    async def count_open(self, now: datetime) -> int:
        """Return how many can still be accepted."""
        counted = _living(now).with_only_columns(func.count())
        return await self.session.scalar(counted) or 0

    async def end(self, key: Key) -> bool:
        """Delete an invitation; tell whether there was one: it is accepted once."""
        ended = await self.session.execute(
            delete(Invitation).where(Invitation.id == key).returning(Invitation.id)
        )
        return ended.first() is not None

    async def take(self, email: str, now: datetime) -> str | None:
        """End the newest invitation for an address; return the role that it promises, if any."""
        newest = _living(now).where(Invitation.email == email).order_by(Invitation.id.desc())
        found = await self.session.scalar(newest.limit(1))
        return found.role if found and await self.end(found.id) else None

    async def end_expired(self, now: datetime) -> None:
        """Delete the invitations that nobody can accept any more."""
        await self.session.execute(delete(Invitation).where(Invitation.expires_at <= now))


def _living(now: datetime) -> Select[Invitation]:
    """Return the query for what has not expired, of people who may still invite."""
    invited = select(Invitation).join(User, User.id == Invitation.inviter_id)
    return invited.where(Invitation.expires_at > now, User.role == ADMIN, User.is_active)
