"""The rows of workspaces."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, select

from ..models.keys import Key
from ..models.membership import Membership
from ..models.workspace import Workspace
from .base import BaseRepository


class WorkspaceRepository(BaseRepository[Workspace]):
    """Reads and writes workspaces."""

    model = Workspace

    async def by_slug(self, slug: str) -> Workspace | None:
        """Return the workspace at an address."""
        return await self.session.scalar(self._select().where(Workspace.slug == slug))

    async def lock(self, key: Key) -> None:
        """Let nobody else change who belongs to a workspace until the commit."""
        await self.session.execute(
            select(Workspace.id).where(Workspace.id == key).with_for_update()
        )

    async def every(self) -> Sequence[Workspace]:
        """Return all workspaces by their names."""
        return (await self.session.scalars(self._select().order_by(Workspace.name))).all()

    async def of(self, user: Key) -> Sequence[Row[Workspace, str]]:
        """Return the workspaces of somebody by their names, each with the role there."""
        mine = select(Workspace, Membership.role).join(
            Membership, Membership.workspace_id == Workspace.id
        )
        ordered = mine.where(Membership.user_id == user).order_by(Workspace.name)
        return (await self.session.execute(ordered)).all()

    async def slugs_like(self, start: str) -> Collection[str]:
        """Return the slugs that begin with `start`."""
        taken = select(Workspace.slug).where(Workspace.slug.startswith(start, autoescape=True))
        return (await self.session.scalars(taken)).all()
