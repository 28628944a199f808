"""The audit: what people did, noted in the transaction in which they did it."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import NOTHING, Event, link
from ..core.callers import PermissionDeniedError
from ..core.exceptions import NotFoundError
from ..core.policy import Grant
from ..models.audit_chain import AuditChain
from ..models.audit_event import AuditEvent
from ..models.keys import Key
from ..repositories.audit import AuditChainRepository, AuditEventRepository
from ..repositories.workspace import WorkspaceRepository
from ..schemas.audit import AuditEventRead, AuditQuery, ChainQuery
from ..schemas.lists import PagedResponse
from ..schemas.user import UserRead

AT_ONCE = 500
"""How many events are read with one statement."""
LONGEST_TARGET = 300
SITE = "the site"
LONGEST_ADDRESS = 64
LONGEST_ACTOR = 254


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, from where, and if not in person, by which token."""

    user: UserRead
    address: str
    grant: Grant | None = None

    @property
    def name(self) -> str:
        """What the audit calls whoever acts."""
        by = f" (token {self.grant.name})" if self.grant else ""
        return self.user.email[: LONGEST_ACTOR - len(by)] + by

    def require_person(self) -> None:
        """Raise PermissionDeniedError for a token."""
        if self.grant:
            message = "No token may do this: sign in, and do it yourself."
            raise PermissionDeniedError(message)


@dataclass(frozen=True, slots=True)
class Finding:
    """How a chain is: whose it is, how many events it has, how it ends, and what is wrong."""

    name: str
    length: int
    head: str
    fault: str


class AuditService:
    """Appends to the chains, and reads them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`; whoever notes something commits it."""
        self._session = session
        self._chains = AuditChainRepository(session)
        self._events = AuditEventRepository(session)
        self._workspaces = WorkspaceRepository(session)

    async def begin(self, workspace: Key) -> None:
        """Begin the chain of a new workspace."""
        await self._chains.begin(workspace)

    async def note(self, workspace: Key | None, actor: Actor, event: Event, target: str) -> None:
        """Append what somebody did to the chain of a workspace, or of the site."""
        chain = await self._chains.locked(workspace)
        row = AuditEvent(
            chain_id=chain.id,
            number=chain.length + 1,
            happened_at=datetime.now(UTC),
            actor=actor.name,
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

    async def chain_of(self, slug: str) -> Key:
        """Return the workspace that is or was at an address, and end the transaction.

        Raises NotFoundError.
        """
        workspace = await self._workspaces.ever(slug)
        await self._session.close()
        if workspace is None:
            message = "There never was a workspace at this address."
            raise NotFoundError(message)
        return workspace.id

    async def check(self) -> AsyncIterator[Finding]:
        """Yield how each chain is: changed, lost, put in between, or whole."""
        for slug in await self._chains.lost():
            yield Finding(slug or SITE, 0, NOTHING, "its chain is not there")
        for chain in await self._chains.every():
            name = chain.workspace.slug if chain.workspace else SITE
            yield Finding(name, chain.length, chain.head, await self._fault(chain))

    async def _fault(self, chain: AuditChain) -> str:
        head, number = NOTHING, 0
        while rows := await self._events.after(chain.id, number, AT_ONCE):
            for row in rows:
                number += 1
                head = link(head, _said(row))
                if (row.number, row.digest) != (number, head):
                    return f"event {number} is not what was noted"
        there = await self._events.count(chain.id)
        if (there, head) != (chain.length, chain.head):
            return f"{chain.length} events were noted, {there} are there"
        return ""


def _said(row: AuditEvent) -> dict[str, str | int]:
    return {
        "chain": row.chain_id,
        "number": row.number,
        "happened_at": row.happened_at.astimezone(UTC).isoformat(),
        "actor": row.actor,
        "action": str(row.action),
        "target": row.target,
        "address": row.address,
    }
