"""What owners do with a workspace as a whole."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.confirming import UnconfirmedError
from ..core.policy import Action
from ..models.workspace import Workspace
from ..repositories.workspace import WorkspaceRepository
from ..schemas.workspace import Removal, WorkspaceRead, WorkspaceWrite
from .acting import ActingService
from .audit import AuditService
from .workspace import Standing, no_workspace


class HousekeepingService:
    """Renames workspaces, and deletes them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._workspaces = WorkspaceRepository(session)
        self._acting = ActingService(session)
        self._audit = AuditService(session)

    async def rename(self, standing: Standing, data: WorkspaceWrite) -> WorkspaceRead:
        """Change what a workspace is called, and return it; its address stays.

        Raises PermissionDeniedError and NotFoundError.
        """
        await self._acting.begin_to(standing, Action.MANAGE_WORKSPACE)
        await self._workspaces.update(await self._found(standing), data)
        await self._acting.note(standing, Event.WORKSPACE_RENAMED, data.name)
        await self._session.commit()
        return replace(standing, name=data.name).shown

    async def delete(self, standing: Standing, data: Removal) -> None:
        """Delete what is saved in a workspace, and close it; what was noted of it stays.

        Raises PermissionDeniedError, NotFoundError, and UnconfirmedError for another name.
        """
        await self._acting.begin_to(standing, Action.MANAGE_WORKSPACE)
        workspace = await self._found(standing)
        if data.confirmation != workspace.name:
            message = "This is not the name of the workspace."
            raise UnconfirmedError(message)
        await self._workspaces.empty(workspace.id, datetime.now(UTC))
        for chain in (None, workspace.id):
            await self._audit.note(chain, standing.actor, Event.WORKSPACE_DELETED, standing.slug)
        await self._session.commit()

    async def _found(self, standing: Standing) -> Workspace:
        workspace = await self._workspaces.get(standing.workspace_id)
        if workspace is None:
            raise no_workspace()
        return workspace
