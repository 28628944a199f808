"""What is left of a transaction that is cut off."""

import asyncio
import gc
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from builder.core.dialect import create_engine
from tests.integration.conftest import SETTINGS

LONG = """
WITH RECURSIVE numbers(number) AS (
    SELECT 1 UNION ALL SELECT number + 1 FROM numbers LIMIT 300000
)
SELECT number FROM numbers ORDER BY -number
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the database is."""
    return tmp_path / "cut_off.db"


@pytest.fixture
async def engine(path: Path) -> AsyncIterator[AsyncEngine]:
    """Offer an engine that is connected."""
    url = SecretStr(f"sqlite+aiosqlite:///{path}")
    engine = create_engine(SETTINGS.model_copy(update={"database_url": url}))
    async with engine.begin() as connection:
        await connection.execute(text("CREATE TABLE notes (words TEXT)"))
    yield engine
    await engine.dispose()


@pytest.fixture
def uncollected() -> Iterator[None]:
    """Keep what refers to itself: it may be collected late."""
    gc.disable()
    yield
    gc.enable()


async def connect(engine: AsyncEngine) -> None:
    """Have a connection: one that is cut off while the driver makes it is closed late."""
    async with engine.connect():
        pass


async def write(engine: AsyncEngine) -> None:
    """Note something, and read for a while."""
    async with engine.begin() as connection:
        await connection.execute(text("INSERT INTO notes VALUES ('word')"))
        await connection.execute(text(LONG))


@pytest.mark.usefixtures("uncollected")
async def test_who_is_cut_off_lets_go_of_the_database(engine: AsyncEngine, path: Path) -> None:
    for seconds in (0.03, 0.06, 0.12):
        await connect(engine)
        with suppress(TimeoutError):
            await asyncio.wait_for(write(engine), seconds)
        other = sqlite3.connect(path, timeout=5, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        other.close()
