"""Whoever brings a database up to date, and however many do so at once."""

import asyncio

import pytest
from sqlalchemy import text

from builder.migrations import migrate
from tests.integration.builder.kept.databases import open_at, settings_of
from tests.integration.database import EACH, require

AT_ONCE = 4


@pytest.mark.parametrize("kind", EACH)
async def test_several_that_migrate_at_once_wait_for_each_other(kind: str) -> None:
    await require(kind)
    async with EACH[kind]() as url:
        settings = settings_of(url)
        await asyncio.gather(*(asyncio.to_thread(migrate, settings) for _ in range(AT_ONCE)))
        assert await versions(url) == 1


@pytest.mark.parametrize("kind", EACH)
async def test_a_migration_that_fails_changes_nothing(kind: str) -> None:
    await require(kind)
    async with EACH[kind]() as url:
        settings = settings_of(url)
        await execute(url, "CREATE TABLE audit_events (id INTEGER)")
        with pytest.raises(Exception, match="audit_events"):
            await asyncio.to_thread(migrate, settings)
        await execute(url, "CREATE TABLE users (id INTEGER)")


async def versions(url: str) -> int:
    """Return in how many rows the database says how far it has come."""
    engine = open_at(url)
    async with engine.connect() as connection:
        rows = (await connection.execute(text("SELECT version_num FROM alembic_version"))).all()
    await engine.dispose()
    return len(rows)


async def execute(url: str, statement: str) -> None:
    """Change a database by hand."""
    engine = open_at(url)
    async with engine.begin() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
