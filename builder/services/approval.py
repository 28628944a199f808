"""Which revisions somebody stands up for."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.policy import Action
from ..models.revision import Revision
from ..repositories.revision import RevisionRepository
from .acting import ActingService
from .finding import FindingService
from .workspace import Standing


class ApprovalService:
    """Marks revisions as approved."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._finder = FindingService(session)
        self._revisions = RevisionRepository(session)
        self._acting = ActingService(session)

    async def approve(self, standing: Standing, slug: str, number: int) -> None:
        """Mark a revision, once. Raises PermissionDeniedError and NotFoundError."""
        await self._acting.begin_to(standing, Action.APPROVE)
        revision = await self._find(standing, slug, number)
        if await self._revisions.approve(revision.id, standing.user.id, datetime.now(UTC)):
            await self._acting.note(standing, Event.REVISION_APPROVED, f"{slug}/{number}")
            await self._session.commit()

    async def withdraw(self, standing: Standing, slug: str, number: int) -> None:
        """Take the mark away. Raises PermissionDeniedError and NotFoundError."""
        await self._acting.begin_to(standing, Action.APPROVE)
        revision = await self._find(standing, slug, number)
        if revision.approved_at is None:
            return
        revision.approved_at = revision.approver_id = None
        await self._acting.note(standing, Event.APPROVAL_WITHDRAWN, f"{slug}/{number}")
        await self._session.commit()

    async def _find(self, standing: Standing, slug: str, number: int) -> Revision:
        return await self._finder.revision(await self._finder.saved(standing, slug), number)
