"""The rows of memberships."""

from collections.abc import Sequence

from sqlalchemy import Row, select

from ..core.policy import Role
from ..models.keys import Key
from ..models.membership import Membership
from ..models.user import User
from .base import BaseRepository


class MembershipRepository(BaseRepository[Membership]):
    """Reads and writes memberships."""

    model = Membership

    async def of(self, workspace: Key, user: Key) -> Membership | None:
        """Return the membership of somebody in a workspace."""
        wanted = self._select().where(
            Membership.workspace_id == workspace, Membership.user_id == user
        )
        return await self.session.scalar(wanted)

    async def in_workspace(self, workspace: Key) -> Sequence[Row[Membership, User]]:
        """Return who belongs to a workspace, in the order of their addresses."""
        members = select(Membership, User).join(User, User.id == Membership.user_id)
        ordered = members.where(Membership.workspace_id == workspace).order_by(User.email)
        return (await self.session.execute(ordered)).all()

    async def owners(self, workspace: Key) -> Sequence[Key]:
        """Return the memberships of owners who can sign in."""
        owners = select(Membership.id).join(User, User.id == Membership.user_id)
        mine = owners.where(Membership.workspace_id == workspace, Membership.role == Role.OWNER)
        return (await self.session.scalars(mine.where(User.is_active))).all()
