"""One at a time: whoever changes something in a workspace waits for who does so already."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.policy import Action
from ..repositories.workspace import WorkspaceRepository
from .audit import AuditService
from .workspace import Standing, WorkspaceService, no_workspace


class ActingService:
    """Begins what changes a workspace, and notes it; both are in the caller's transaction."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._workspaces = WorkspaceRepository(session)
        self._entering = WorkspaceService(session)
        self._audit = AuditService(session)

    async def begin(self, standing: Standing) -> Standing:
        """Return what somebody is by now, where nobody else changes anything until the commit.

        Raises NotFoundError where the workspace was deleted, or the membership ended, meanwhile.
        """
        if not await self._workspaces.keep(standing.workspace_id):
            raise no_workspace()
        role = await self._entering.role(standing.actor, standing.workspace_id)
        return replace(standing, role=role)

    async def begin_to(self, standing: Standing, action: Action) -> None:
        """Begin an action. Raises NotFoundError as `begin` does, and PermissionDeniedError."""
        (await self.begin(standing)).require(action)

    async def note(self, standing: Standing, event: Event, target: str) -> None:
        """Note what was done in the workspace."""
        await self._audit.note(standing.workspace_id, standing.actor, event, target)
