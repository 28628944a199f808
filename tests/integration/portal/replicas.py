"""Two replicas on a database that both share."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from tests.integration.builder.kept.databases import migrated, open_at

type Replicas = tuple[async_sessionmaker[AsyncSession], ...]


@asynccontextmanager
async def two_replicas(kind: str) -> AsyncGenerator[Replicas]:
    """Offer the sessions of two replicas, on a database of its own."""
    async with migrated(kind) as engine:
        other = open_at(engine.url.render_as_string(hide_password=False))
        yield tuple(async_sessionmaker(each, expire_on_commit=False) for each in (engine, other))
        await other.dispose()


async def outcomes[T](work: list[Coroutine[Any, Any, T]]) -> tuple[list[T], list[BaseException]]:
    """Do all of it at once; return what came of it, and what was raised."""
    found = await asyncio.gather(*work, return_exceptions=True)
    raised = [each for each in found if isinstance(each, BaseException)]
    return [each for each in found if not isinstance(each, BaseException)], raised
