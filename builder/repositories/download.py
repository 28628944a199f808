"""The rows of the ledger of downloads."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, func, select, update
from sqlalchemy.exc import IntegrityError

from ..models.download import Download
from ..models.keys import Key
from .base import BaseRepository


class DownloadRepository(BaseRepository[Download]):
    """Reads and writes the ledger."""

    model = Download

    async def note(self, row: Download, now: datetime) -> None:
        """Note a download: the first of somebody as a row, each other one in it."""
        if await self._again(row, now):
            return
        try:
            async with self.session.begin_nested():
                self.session.add(row)
        except IntegrityError:
            await self._again(row, now)

    async def versions(self, workspace: Key) -> Sequence[str]:
        """Return the releases of the templates that downloads of a workspace were made with."""
        here = select(Download.template_version).where(Download.workspace_id == workspace)
        return (await self.session.scalars(here.distinct())).all()

    async def made_with(
        self, workspace: Key, versions: Collection[str], count: int
    ) -> Sequence[Download]:
        """Return up to `count` downloads of some releases, the last ones first."""
        wanted = self._made_with(workspace, versions).order_by(Download.last_at.desc(), Download.id)
        return (await self.session.scalars(wanted.limit(count))).all()

    async def count_made_with(self, workspace: Key, versions: Collection[str]) -> int:
        """Return how many downloads were made with some releases."""
        counted = self._made_with(workspace, versions).with_only_columns(func.count())
        return await self.session.scalar(counted) or 0

    def _made_with(self, workspace: Key, versions: Collection[str]) -> Select[Download]:
        return self._select().where(
            Download.workspace_id == workspace, Download.template_version.in_(versions)
        )

    async def _again(self, row: Download, now: datetime) -> bool:
        noted = await self.session.execute(
            update(Download)
            .where(
                Download.workspace_id == row.workspace_id,
                Download.blueprint == row.blueprint,
                Download.number == row.number,
                Download.taker == row.taker,
            )
            .values(times=Download.times + 1, last_at=now)
            .returning(Download.id)
            .execution_options(synchronize_session=False)
        )
        return noted.first() is not None
