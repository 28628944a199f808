"""The rules of drafts: entities too long for an address, kept while somebody comes back."""

import asyncio
import hashlib
from collections.abc import Collection
from typing import Final

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from ..blueprint.forms.drafts import NO_DRAFTS, Drafts, name_of
from ..core.exceptions import NotFoundError
from ..repositories.allowance import AllowanceRepository
from ..repositories.draft import DraftRepository
from .reaching import AWAY, reaching
from .share import client_key, now

DAY: Final = 86_400
DAYS_KEPT: Final = 30
LARGEST: Final = 500_000
"""How many characters one draft may have."""
MOST_AT_ONCE: Final = 200
"""How many drafts a client may make before it must wait; its shares count apart."""
SECONDS_PER_DRAFT: Final = 10
_DROPPED_AT_ONCE = 20
_PATIENCE = 3
_ATTEMPTS = 3


class DraftService:
    """Keeps packed entities under names that are made of them, and reads them back.

    Its transactions are its own, and short: who has no draft never opens one.
    """

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        """Work in sessions that `sessions` opens."""
        self._sessions = sessions

    async def known(self, names: Collection[str]) -> Drafts:
        """Return which of the drafts are kept, for another 30 days. Raises UnavailableError."""
        if not names:
            return NO_DRAFTS
        with reaching("Drafts"):
            async with asyncio.timeout(_PATIENCE), self._sessions() as session:
                return await _read(session, names)

    async def keep(self, packed: str, client: str) -> bool:
        """Keep packed entities, and tell whether that was possible."""
        if len(packed) > LARGEST:
            return False
        try:
            async with asyncio.timeout(_PATIENCE):
                return await self._keep(packed, client)
        except AWAY:
            return False

    async def _keep(self, packed: str, client: str) -> bool:
        """Store it, or find what another request stored in the meantime."""
        for _ in range(_ATTEMPTS):
            try:
                async with self._sessions() as session:
                    return await _stored(session, packed, client)
            except IntegrityError:
                continue
        return False


def require(drafts: Drafts, query: str) -> None:
    """Raise NotFoundError where the draft that `query` stands on is not kept."""
    if drafts.lost(query):
        message = (
            "The entities of this address are not kept any more: a draft is dropped after "
            f"{DAYS_KEPT} days in which nobody opened it. What was shared stays."
        )
        raise NotFoundError(message)


async def _read(session: AsyncSession, names: Collection[str]) -> Drafts:
    drafts = DraftRepository(session)
    found = await drafts.contents(names)
    moment = now()
    if await drafts.touch(found, moment, moment - DAY):
        await session.commit()
    return Drafts(found)


async def _stored(session: AsyncSession, packed: str, client: str) -> bool:
    drafts, name, moment = DraftRepository(session), name_of(packed), now()
    if (await _read(session, [name])).kept:
        return True
    most = MOST_AT_ONCE * SECONDS_PER_DRAFT
    account = hashlib.sha256(f"drafts of {client_key(client)}".encode()).hexdigest()
    taken = await AllowanceRepository(session).take(account, moment, SECONDS_PER_DRAFT, most)
    if taken:
        await drafts.drop(moment - DAYS_KEPT * DAY, _DROPPED_AT_ONCE)
        await drafts.add(name, packed, moment)
        await session.commit()
    return taken
