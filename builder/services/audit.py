"""The audit: what people did, noted in the transaction in which they did it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import NOTHING, Event, link
from ..models.audit_chain import AuditChain
from ..models.audit_event import AuditEvent
from ..models.keys import Key
from ..repositories.audit import AuditChainRepository, AuditEventRepository
from ..schemas.audit import AuditEventRead, AuditQuery, ChainQuery
from ..schemas.lists import PagedResponse
from ..schemas.user import UserRead

AT_ONCE = 500
"""How many events are read with one statement."""
LONGEST_TARGET = 300
LONGEST_ADDRESS = 64


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and from where."""

    user: UserRead
    address: str


class AuditService:
    """Appends to the chains, and reads them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`; whoever notes something commits it."""
        self._session = session
        self._chains = AuditChainRepository(session)
        self._events = AuditEventRepository(session)

    async def begin(self, workspace: Key) -> None:
        """Begin the chain of a new workspace."""
        await self._chains.begin(workspace, NOTHING)

    async def note(self, workspace: Key | None, actor: Actor, event: Event, target: str) -> None:
        """Append what somebody did to the chain of a workspace, or of the site."""
        chain = await self._chains.locked(workspace)
        row = AuditEvent(
            chain_id=chain.id,
            number=chain.length + 1,
            happened_at=datetime.now(UTC),
            actor=actor.user.email,
            action=event,
            target=target[:LONGEST_TARGET],
            address=actor.address[:LONGEST_ADDRESS],
            digest="",
        )
        row.digest = link(chain.head, _said(row))
        self._session.add(row)
        await self._chains.move_on(chain, row.digest)

    async def page(self, workspace: Key | None, query: AuditQuery) -> PagedResponse[AuditEventRead]:
        """Return one page of what happened in a workspace, or on the site, and meets `query`."""
        chain = await self._chains.of(workspace)
        asked = query.model_dump(exclude_unset=True)
        page = await self._events.page(ChainQuery(**asked, chain_id=chain.id))
        return page.shown(AuditEventRead.model_validate)

    async def part(self, workspace: Key | None, after: int) -> Sequence[AuditEventRead]:
        """Return what came after event number `after`, up to AT_ONCE of it."""
        chain = await self._chains.of(workspace)
        rows = await self._events.after(chain.id, after, AT_ONCE)
        return [AuditEventRead.model_validate(row) for row in rows]

    async def faults(self) -> AsyncIterator[str]:
        """Yield what is wrong with any chain: changed, lost, or put in between."""
        for chain in await self._chains.every():
            if fault := await self._fault(chain):
                name = chain.workspace.slug if chain.workspace else "the site"
                yield f"{name}: {fault}"

    async def _fault(self, chain: AuditChain) -> str:
        head, number = NOTHING, 0
        while rows := await self._events.after(chain.id, number, AT_ONCE):
            for row in rows:
                number += 1
                head = link(head, _said(row))
                if (row.number, row.digest) != (number, head):
                    return f"event {number} is not what was noted"
        if (number, head) != (chain.length, chain.head):
            return f"{chain.length} events were noted, {number} are there"
        return ""


def _said(row: AuditEvent) -> dict[str, object]:
    return {
        "number": row.number,
        "happened_at": row.happened_at.astimezone(UTC).isoformat(),
        "actor": row.actor,
        "action": str(row.action),
        "target": row.target,
        "address": row.address,
    }
