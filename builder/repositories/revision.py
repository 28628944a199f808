"""The rows of revisions."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, func, select, update

from ..models.keys import Key
from ..models.revision import Revision
from ..models.saved_blueprint import SavedBlueprint
from .base import BaseRepository

PEOPLE = ("author", "approver")
PARTS = ("blueprint", "tree")


class RevisionRepository(BaseRepository[Revision]):
    """Reads and writes revisions; none is ever changed but for who approved it."""

    model = Revision

    async def find(
        self, saved: Key, number: int, include: Sequence[str] = PEOPLE
    ) -> Revision | None:
        """Return a revision with what `include` names."""
        wanted = self._select(include).where(
            Revision.saved_blueprint_id == saved, Revision.number == number
        )
        return await self.session.scalar(wanted)

    async def of(self, saved: Key, before: int, count: int) -> Sequence[Revision]:
        """Return up to `count` revisions with numbers below `before`, the newest first."""
        older = self._select(PEOPLE).where(
            Revision.saved_blueprint_id == saved, Revision.number < before
        )
        rows = await self.session.scalars(older.order_by(Revision.number.desc()).limit(count))
        return rows.all()

    async def next(self, saved: Key, number: int, include: Sequence[str]) -> Revision | None:
        """Return the first revision with a higher number, with what `include` names."""
        later = self._select(include).where(
            Revision.saved_blueprint_id == saved, Revision.number > number
        )
        return await self.session.scalar(later.order_by(Revision.number).limit(1))

    async def versions(self, workspace: Key) -> Sequence[str]:
        """Return the releases of the templates that revisions of a workspace were made with."""
        here = select(Revision.template_version).join(Revision.saved_blueprint)
        kept = here.where(SavedBlueprint.workspace_id == workspace).distinct()
        return (await self.session.scalars(kept)).all()

    async def made_with(
        self, workspace: Key, versions: Collection[str]
    ) -> Sequence[Row[Key, str, str, int, int, int]]:
        """Return the Blueprints with revisions of some releases: how many, and the last of them.

        The columns are `id`, `slug`, `name`, `latest`, `count` and `last_number`.
        """
        counted = func.count(Revision.id).label("count")
        last = func.max(Revision.number).label("last_number")
        saved = (SavedBlueprint.id, SavedBlueprint.slug, SavedBlueprint.name, SavedBlueprint.latest)
        wanted = (
            select(*saved, counted, last)
            .join(Revision.saved_blueprint)
            .where(
                SavedBlueprint.workspace_id == workspace, Revision.template_version.in_(versions)
            )
            .group_by(*saved)
            .order_by(SavedBlueprint.slug)
        )
        return (await self.session.execute(wanted)).all()

    async def approve(self, key: Key, approver: Key, now: datetime) -> bool:
        """Mark a revision; tell whether nobody had done so before."""
        approved = await self.session.execute(
            update(Revision)
            .where(Revision.id == key, Revision.approved_at.is_(None))
            .values(approved_at=now, approver_id=approver)
            .returning(Revision.id)
            .execution_options(synchronize_session=False)
        )
        return approved.first() is not None
