"""All Blueprints of a workspace, read bit by bit."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.policy import Action
from ..repositories.revision import PARTS, PEOPLE, RevisionRepository
from ..repositories.saved_blueprint import SavedBlueprintRepository
from ..schemas.saved_blueprint import SavedBlueprintRead
from .acting import ActingService
from .finding import FindingService
from .saved_blueprint import shown
from .saved_project import SavedProject, project_of
from .workspace import Standing

AT_ONCE = 50
"""How many saved Blueprints are read at a time."""


class ExportService:
    """Reads the Blueprints of a workspace in their order, and each with its revisions."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`."""
        self._session = session
        self._saved = SavedBlueprintRepository(session)
        self._revisions = RevisionRepository(session)
        self._finder = FindingService(session)
        self._acting = ActingService(session)

    async def begin(self, standing: Standing) -> None:
        """Note that somebody takes it all. Raises PermissionDeniedError and NotFoundError."""
        await self._acting.begin_to(standing, Action.EXPORT)
        await self._acting.note(standing, Event.WORKSPACE_EXPORTED, standing.slug)
        await self._session.commit()

    async def part(self, standing: Standing, after: str) -> Sequence[SavedBlueprintRead]:
        """Return the Blueprints whose slugs come next after `after`."""
        rows = await self._saved.after(standing.workspace_id, after, AT_ONCE)
        return [shown(each) for each in rows]

    async def next(self, standing: Standing, slug: str, after: int) -> SavedProject | None:
        """Return the first revision later than `after`. Raises NotFoundError."""
        saved = await self._finder.saved(standing, slug)
        revision = await self._revisions.next(saved.id, after, (*PEOPLE, *PARTS))
        return await project_of(self._session, saved, revision) if revision else None
