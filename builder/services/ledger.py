"""What was generated from which revision, with which templates, and by whom it was taken along."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.download import Download
from ..repositories.download import DownloadRepository
from .saved_project import SavedProject


class LedgerService:
    """Notes downloads: a fault that is found in a template later can be traced to them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`."""
        self._session = session
        self._downloads = DownloadRepository(session)

    async def note(self, saved: SavedProject, taker: str) -> None:
        """Note that somebody took the project of a revision along."""
        now = datetime.now(UTC)
        row = Download(
            workspace_id=saved.workspace_id,
            blueprint=saved.blueprint,
            number=saved.revision.number,
            template_version=saved.revision.template_version,
            taker=taker,
            times=1,
            last_at=now,
        )
        await self._downloads.note(row, now)
        await self._session.commit()
