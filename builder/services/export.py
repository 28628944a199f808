"""All Blueprints of a workspace, read bit by bit."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.policy import Action
from ..repositories.revision import PARTS, PEOPLE, RevisionRepository
from ..repositories.saved_blueprint import SavedBlueprintRepository
from ..schemas.saved_blueprint import SavedBlueprintRead
from .acting import ActingService
from .ledger import LedgerService
from .saved_blueprint import shown
from .saved_project import SavedProject, project_of
from .workspace import Standing, WorkspaceService

AT_ONCE = 50
"""How many saved Blueprints are read at a time."""


class ExportService:
    """Reads the Blueprints of a workspace in their order, and each with its revisions."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`."""
        self._session = session
        self._saved = SavedBlueprintRepository(session)
        self._revisions = RevisionRepository(session)
        self._entering = WorkspaceService(session)
        self._ledger = LedgerService(session)
        self._acting = ActingService(session)

    async def begin(self, standing: Standing) -> None:
        """Note that somebody takes it all. Raises PermissionDeniedError and NotFoundError."""
        await self._acting.begin_to(standing, Action.EXPORT)
        await self._acting.note(standing, Event.WORKSPACE_EXPORTED, standing.slug)
        await self._session.commit()

    async def part(self, standing: Standing, after: str) -> Sequence[SavedBlueprintRead]:
        """Return the Blueprints whose slugs come next after `after`.

        Raises PermissionDeniedError and NotFoundError, as soon as somebody may not take more.
        """
        await self._still(standing)
        rows = await self._saved.after(standing.workspace_id, after, AT_ONCE)
        return [shown(each) for each in rows]

    async def next(self, standing: Standing, slug: str, after: int) -> SavedProject | None:
        """Return the first revision later than `after`, if the Blueprint is still there.

        Raises PermissionDeniedError and NotFoundError as `part` does. It is in the ledger then.
        """
        await self._still(standing)
        saved = await self._saved.by_slug(standing.workspace_id, slug)
        if saved is None:
            return None
        revision = await self._revisions.next(saved.id, after, (*PEOPLE, *PARTS))
        if revision is None:
            return None
        project = await project_of(self._session, saved, revision)
        await self._ledger.note(project, standing.actor.name)
        return project

    async def _still(self, standing: Standing) -> None:
        role = await self._entering.role(standing.actor, standing.workspace_id)
        replace(standing, role=role).require(Action.EXPORT)
