"""Which revisions somebody stands up for."""

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.policy import Action
from .finding import FindingService
from .workspace import Standing


class ApprovalService:
    """Marks revisions as approved."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._finder = FindingService(session)

    async def approve(self, standing: Standing, slug: str, number: int) -> None:
        """Mark a revision, once. Raises PermissionDeniedError and NotFoundError."""
        standing.require(Action.APPROVE)
        revision = await self._finder.revision(standing, slug, number)
        if revision.approved_at is None:
            revision.approved_at = datetime.now(UTC)
            revision.approver_id = standing.user.id
            await self._session.commit()

    async def withdraw(self, standing: Standing, slug: str, number: int) -> None:
        """Take the mark away. Raises PermissionDeniedError and NotFoundError."""
        standing.require(Action.APPROVE)
        revision = await self._finder.revision(standing, slug, number)
        revision.approved_at = revision.approver_id = None
        await self._session.commit()
