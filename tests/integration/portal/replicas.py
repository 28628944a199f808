"""Two replicas on a database that both share."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from sqlalchemy import DateTime
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.types import TypeEngine

from builder.core.dialect import create_engine
from builder.models.moments import Timestamp
from tests.integration.builder.kept.databases import migrated, postgresql, sqlite
from tests.settings import IsolatedSettings

type Replicas = tuple[async_sessionmaker[AsyncSession], ...]
type Database = Literal["sqlite", "postgresql"]


def with_zone(_type: Timestamp, dialect: Dialect) -> TypeEngine[Any]:
    """Return the column of a moment as PostgreSQL has it."""
    return dialect.type_descriptor(DateTime(timezone=True))


@asynccontextmanager
async def shared(database: Database, folder: Path) -> AsyncGenerator[AsyncEngine]:
    """Offer a database that the migrations made."""
    if database == "sqlite":
        async with migrated(sqlite(folder)) as engine:
            yield engine
        return
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Timestamp, "load_dialect_impl", with_zone)
        async with postgresql() as server, migrated(server) as engine:
            yield engine


def another(engine: AsyncEngine) -> AsyncEngine:
    """Return a second engine on the same database."""
    if engine.dialect.name == "sqlite":
        url = engine.url.render_as_string()
        return create_engine(IsolatedSettings.model_validate({"database_url": url}))
    return create_async_engine(engine.url)


async def outcomes[T](work: list[Coroutine[Any, Any, T]]) -> tuple[list[T], list[BaseException]]:
    """Do all of it at once; return what came of it, and what was raised."""
    found = await asyncio.gather(*work, return_exceptions=True)
    raised = [each for each in found if isinstance(each, BaseException)]
    return [each for each in found if not isinstance(each, BaseException)], raised
