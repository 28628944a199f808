"""Faults that were found in templates, and what was made with them."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.exceptions import NotFoundError
from ..core.policy import Action
from ..generator.releases import within
from ..models.advisory import Advisory
from ..models.keys import Key
from ..repositories.advisory import AdvisoryRepository
from ..repositories.download import DownloadRepository
from ..repositories.revision import RevisionRepository
from ..schemas.advisory import (
    AdvisoryRead,
    AdvisoryWrite,
    Affected,
    AffectedBlueprint,
    DownloadRead,
)
from .audit import Actor, AuditService
from .workspace import Standing

MOST_DOWNLOADS = 100
"""How many downloads are listed with a fault."""


class AdvisoryService:
    """Publishes faults, and tells what has them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`."""
        self._session = session
        self._advisories = AdvisoryRepository(session)
        self._revisions = RevisionRepository(session)
        self._downloads = DownloadRepository(session)
        self._audit = AuditService(session)

    async def every(self) -> Sequence[AdvisoryRead]:
        """Return all that was published, the newest first."""
        return [AdvisoryRead.model_validate(each) for each in await self._advisories.every()]

    async def concerning(self, version: str) -> Sequence[AdvisoryRead]:
        """Return the faults of a release of the templates."""
        return [each for each in await self.every() if _has(each, version)]

    async def publish(self, actor: Actor, data: AdvisoryWrite) -> None:
        """Publish a fault; who may is decided by the page."""
        row = Advisory(made_at=datetime.now(UTC), **data.model_dump())
        self._session.add(row)
        await self._audit.note(None, actor, Event.ADVISORY_PUBLISHED, data.title)
        await self._session.commit()

    async def withdraw(self, actor: Actor, key: Key) -> None:
        """Take a fault back. Raises NotFoundError."""
        advisory = await self._advisories.get(key)
        if advisory is None or not await self._advisories.end(key):
            message = "There is no such advisory."
            raise NotFoundError(message)
        await self._audit.note(None, actor, Event.ADVISORY_WITHDRAWN, advisory.title)
        await self._session.commit()

    async def count(self, standing: Standing) -> int:
        """Return how many faults are in what a workspace keeps, or gave away."""
        return len(await self._found(standing.workspace_id))

    async def affected(self, standing: Standing) -> Sequence[Affected]:
        """Return the faults that are in what a workspace keeps, or gave away, and in what.

        Who took what is for those who may see what others did.
        """
        found = await self._found(standing.workspace_id)
        return [await self._affected(standing, each, versions) for each, versions in found]

    async def _found(self, workspace: Key) -> Sequence[tuple[AdvisoryRead, Collection[str]]]:
        """Return each fault with the releases that have it, of those that were used."""
        advisories = await self.every()
        if not advisories:
            return ()
        used = {
            *await self._revisions.versions(workspace),
            *await self._downloads.versions(workspace),
        }
        found = ((each, {one for one in used if _has(each, one)}) for each in advisories)
        return [(each, versions) for each, versions in found if versions]

    async def _affected(
        self, standing: Standing, advisory: AdvisoryRead, versions: Collection[str]
    ) -> Affected:
        workspace = standing.workspace_id
        blueprints = await self._revisions.made_with(workspace, versions)
        may_see = standing.may(Action.AUDIT)
        downloads = (
            await self._downloads.made_with(workspace, versions, MOST_DOWNLOADS) if may_see else ()
        )
        return Affected(
            **advisory.model_dump(),
            blueprints=[AffectedBlueprint.model_validate(each) for each in blueprints],
            downloads=[DownloadRead.model_validate(each) for each in downloads],
            download_count=await self._downloads.count_made_with(workspace, versions),
        )


def _has(advisory: AdvisoryRead, version: str) -> bool:
    return within(version, advisory.first_version, advisory.last_version)
