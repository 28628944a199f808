"""The rows of the audit: appended, and never changed."""

from collections.abc import Sequence

from sqlalchemy import Select, func, insert, select, update

from ..core.audit import NOTHING
from ..models.audit_chain import AuditChain
from ..models.audit_event import AuditEvent
from ..models.keys import Key
from ..models.workspace import Workspace
from .base import BaseRepository


class AuditChainRepository(BaseRepository[AuditChain]):
    """Reads and moves on the ends of the chains."""

    model = AuditChain

    async def begin(self, workspace: Key | None) -> None:
        """Begin the chain of a workspace."""
        row = {"workspace_id": workspace, "length": 0, "head": NOTHING}
        await self.session.execute(insert(AuditChain).values(row))

    async def locked(self, workspace: Key | None) -> AuditChain:
        """Return a chain as it is now; nobody else appends to it until the commit."""
        wanted = self._of(workspace).with_for_update().execution_options(populate_existing=True)
        return (await self.session.scalars(wanted)).one()

    async def lost(self) -> Sequence[str]:
        """Return the slugs of workspaces without a chain; an empty one, where the site has none."""
        chained = select(AuditChain.workspace_id).where(AuditChain.workspace_id.is_not(None))
        slugs = select(Workspace.slug).where(Workspace.id.not_in(chained))
        site = await self.session.scalar(self._of(None))
        return [*(await self.session.scalars(slugs)), *([] if site else [""])]

    async def of(self, workspace: Key | None) -> AuditChain:
        """Return the chain of a workspace, or of the site."""
        return (await self.session.scalars(self._of(workspace))).one()

    async def every(self) -> Sequence[AuditChain]:
        """Return all chains, each with its workspace."""
        return (await self.session.scalars(self._select(["workspace"]).order_by("id"))).all()

    async def move_on(self, chain: AuditChain, head: str) -> None:
        """Let a chain end with one more event."""
        await self.session.execute(
            update(AuditChain)
            .where(AuditChain.id == chain.id)
            .values(length=chain.length + 1, head=head)
        )

    def _of(self, workspace: Key | None) -> Select[AuditChain]:
        return self._select().where(AuditChain.workspace_id.is_not_distinct_from(workspace))


class AuditEventRepository(BaseRepository[AuditEvent]):
    """Reads and appends events."""

    model = AuditEvent
    searchable = ("actor", "target", "address")

    async def after(self, chain: Key, number: int, count: int) -> Sequence[AuditEvent]:
        """Return up to `count` events of a chain after one, in their order."""
        wanted = self._select().where(AuditEvent.chain_id == chain, AuditEvent.number > number)
        return (await self.session.scalars(wanted.order_by(AuditEvent.number).limit(count))).all()

    async def count(self, chain: Key) -> int:
        """Return how many events a chain has."""
        counted = self._select().where(AuditEvent.chain_id == chain)
        return await self.session.scalar(counted.with_only_columns(func.count())) or 0
