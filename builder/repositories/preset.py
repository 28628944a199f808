"""The rows of Presets."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, select, update

from ..models.keys import Key
from ..models.preset import Preset
from ..models.saved_blueprint import SavedBlueprint
from .base import BaseRepository


class PresetRepository(BaseRepository[Preset]):
    """Reads and writes Presets."""

    model = Preset

    async def of(self, workspace: Key, limit: int | None = None) -> Sequence[Preset]:
        """Return the Presets of a workspace, or the first of them, by their names."""
        here = self._select().where(Preset.workspace_id == workspace)
        ordered = here.order_by(Preset.name, Preset.id).limit(limit)
        return (await self.session.scalars(ordered)).all()

    async def slugs(self, workspace: Key, limit: int) -> Sequence[str]:
        """Return the slugs of the first Presets of a workspace."""
        here = select(Preset.slug).where(Preset.workspace_id == workspace)
        ordered = here.order_by(Preset.name, Preset.id).limit(limit)
        return (await self.session.scalars(ordered)).all()

    async def among(self, workspaces: Collection[Key]) -> Sequence[Row[Key, str, str]]:
        """Return workspace, slug and name of the Presets of several workspaces, by their names."""
        there = select(Preset.workspace_id, Preset.slug, Preset.name).where(
            Preset.workspace_id.in_(workspaces)
        )
        return (await self.session.execute(there.order_by(Preset.name, Preset.id))).all()

    async def by_slug(self, workspace: Key, slug: str) -> Preset | None:
        """Return the Preset at an address of a workspace."""
        wanted = self._select().where(Preset.workspace_id == workspace, Preset.slug == slug)
        return await self.session.scalar(wanted)

    async def slugs_like(self, workspace: Key, start: str) -> Collection[str]:
        """Return the slugs of a workspace that begin with `start`."""
        taken = select(Preset.slug).where(
            Preset.workspace_id == workspace, Preset.slug.startswith(start, autoescape=True)
        )
        return (await self.session.scalars(taken)).all()

    async def release(self, workspace: Key, slug: str) -> None:
        """Let no Blueprint follow a Preset any more."""
        following = update(SavedBlueprint).where(
            SavedBlueprint.workspace_id == workspace, SavedBlueprint.preset == slug
        )
        await self.session.execute(following.values(preset=None))
