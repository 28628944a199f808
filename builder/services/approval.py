"""Which revisions somebody stands up for."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.policy import Action
from ..models.revision import Revision
from ..repositories.revision import RevisionRepository
from .audit import AuditService
from .finding import FindingService
from .workspace import Standing


class ApprovalService:
    """Marks revisions as approved."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._finder = FindingService(session)
        self._revisions = RevisionRepository(session)
        self._audit = AuditService(session)

    async def approve(self, standing: Standing, slug: str, number: int) -> None:
        """Mark a revision, once. Raises PermissionDeniedError and NotFoundError."""
        standing.require(Action.APPROVE)
        revision = await self._find(standing, slug, number)
        if await self._revisions.approve(revision.id, standing.user.id, datetime.now(UTC)):
            await self._note(standing, Event.REVISION_APPROVED, f"{slug}/{number}")
            await self._session.commit()

    async def withdraw(self, standing: Standing, slug: str, number: int) -> None:
        """Take the mark away. Raises PermissionDeniedError and NotFoundError."""
        standing.require(Action.APPROVE)
        revision = await self._find(standing, slug, number)
        revision.approved_at = revision.approver_id = None
        await self._note(standing, Event.APPROVAL_WITHDRAWN, f"{slug}/{number}")
        await self._session.commit()

    async def _note(self, standing: Standing, event: Event, target: str) -> None:
        await self._audit.note(standing.workspace_id, standing.actor, event, target)

    async def _find(self, standing: Standing, slug: str, number: int) -> Revision:
        return await self._finder.revision(await self._finder.saved(standing, slug), number)
