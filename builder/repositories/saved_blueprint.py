"""The rows of saved Blueprints."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, override

from sqlalchemy import ColumnElement, Select, delete, insert, select, update

from ..models.keys import Key
from ..models.reader_link import ReaderLink
from ..models.revision import Revision
from ..models.saved_blueprint import SavedBlueprint
from ..models.tag import Tag
from .base import BaseRepository


class SavedBlueprintRepository(BaseRepository[SavedBlueprint]):
    """Reads and writes saved Blueprints."""

    model = SavedBlueprint
    searchable = ("name", "description", "slug")

    async def by_slug(self, workspace: Key, slug: str) -> SavedBlueprint | None:
        """Return the Blueprint at an address of a workspace, with its tags."""
        wanted = self._select(["tags"]).where(
            SavedBlueprint.workspace_id == workspace, SavedBlueprint.slug == slug
        )
        return await self.session.scalar(wanted)

    async def slugs_like(self, workspace: Key, start: str) -> Collection[str]:
        """Return the slugs of a workspace that begin with `start`, and were ever given."""
        taken = select(SavedBlueprint.slug).where(
            SavedBlueprint.workspace_id == workspace,
            SavedBlueprint.slug.startswith(start, autoescape=True),
        )
        return (await self.session.scalars(taken)).all()

    async def after(self, workspace: Key, slug: str, count: int) -> Sequence[SavedBlueprint]:
        """Return up to `count` Blueprints of a workspace whose slugs come after one, in order."""
        later = self._select(["tags"]).where(
            SavedBlueprint.workspace_id == workspace, SavedBlueprint.slug > slug
        )
        rows = await self.session.scalars(later.order_by(SavedBlueprint.slug).limit(count))
        return rows.all()

    async def advance(self, key: Key, base: int, now: datetime) -> bool:
        """Go on from revision `base` to the next; tell whether it was the latest: one gets on."""
        advanced = await self.session.execute(
            update(SavedBlueprint)
            .where(
                SavedBlueprint.id == key,
                SavedBlueprint.latest == base,
                SavedBlueprint.deleted_at.is_(None),
            )
            .values(latest=base + 1, saved_at=now)
            .returning(SavedBlueprint.id)
            .execution_options(synchronize_session=False)
        )
        return advanced.first() is not None

    async def tag(self, key: Key, words: Sequence[str]) -> None:
        """Replace the tags."""
        await self.session.execute(delete(Tag).where(Tag.saved_blueprint_id == key))
        if words:
            rows = [{"saved_blueprint_id": key, "word": word} for word in words]
            await self.session.execute(insert(Tag), rows)

    async def empty(self, key: Key, now: datetime) -> None:
        """Delete all that is kept of a Blueprint; its address stays taken."""
        for model in (Revision, Tag, ReaderLink):
            await self.session.execute(delete(model).where(model.saved_blueprint_id == key))
        await self.session.execute(
            update(SavedBlueprint)
            .where(SavedBlueprint.id == key)
            .values(name="", description="", deleted_at=now)
        )

    @override
    def _select(self, include: Sequence[str] = ()) -> Select[SavedBlueprint]:
        return super()._select(include).where(SavedBlueprint.deleted_at.is_(None))

    async def words_in(self, workspace: Key) -> Sequence[str]:
        """Return the tags that are in use in a workspace."""
        used = select(Tag.word).join(SavedBlueprint).distinct()
        here = used.where(
            SavedBlueprint.workspace_id == workspace, SavedBlueprint.deleted_at.is_(None)
        ).order_by(Tag.word)
        return (await self.session.scalars(here)).all()

    @override
    def _conditions(self, asked: Mapping[str, Any]) -> Iterator[ColumnElement[bool]]:
        others = {name: value for name, value in asked.items() if name != "tag"}
        yield from super()._conditions(others)
        if "tag" in asked:
            yield SavedBlueprint.tags.any(Tag.word == asked["tag"])
