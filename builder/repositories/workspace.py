"""The rows of workspaces."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import override

from sqlalchemy import Row, Select, delete, select, update

from ..models.access_token import AccessToken
from ..models.download import Download
from ..models.keys import Key
from ..models.membership import Membership
from ..models.preset import Preset
from ..models.saved_blueprint import SavedBlueprint
from ..models.workspace import Workspace
from .base import BaseRepository


class WorkspaceRepository(BaseRepository[Workspace]):
    """Reads and writes workspaces."""

    model = Workspace

    async def by_slug(self, slug: str) -> Workspace | None:
        """Return the workspace at an address."""
        return await self.session.scalar(self._select().where(Workspace.slug == slug))

    @override
    def _select(self, include: Sequence[str] = ()) -> Select[Workspace]:
        return super()._select(include).where(Workspace.deleted_at.is_(None))

    async def empty(self, key: Key, now: datetime) -> None:
        """Delete what a workspace keeps and who may come in; its address stays taken."""
        for model in (SavedBlueprint, Preset, Download, AccessToken, Membership):
            await self.session.execute(delete(model).where(model.workspace_id == key))
        await self.session.execute(
            update(Workspace).where(Workspace.id == key).values(name="", deleted_at=now)
        )

    async def keep(self, key: Key) -> bool:
        """Let nobody else change a workspace until the commit; tell whether it is still there."""
        there = select(Workspace.id).where(Workspace.id == key, Workspace.deleted_at.is_(None))
        return await self.session.scalar(there.with_for_update()) is not None

    async def ever(self, slug: str) -> Workspace | None:
        """Return the workspace that is or was at an address."""
        return await self.session.scalar(select(Workspace).where(Workspace.slug == slug))

    async def every(self) -> Sequence[Workspace]:
        """Return all workspaces by their names."""
        return (await self.session.scalars(self._select().order_by(Workspace.name))).all()

    async def of(self, user: Key) -> Sequence[Row[Workspace, str]]:
        """Return the workspaces of somebody by their names, each with the role there."""
        mine = select(Workspace, Membership.role).join(
            Membership, Membership.workspace_id == Workspace.id
        )
        ordered = mine.where(Membership.user_id == user, Workspace.deleted_at.is_(None)).order_by(
            Workspace.name
        )
        return (await self.session.execute(ordered)).all()

    async def slugs_like(self, start: str) -> Collection[str]:
        """Return the slugs that begin with `start`, and were ever given."""
        taken = select(Workspace.slug).where(Workspace.slug.startswith(start, autoescape=True))
        return (await self.session.scalars(taken)).all()
