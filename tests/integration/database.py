"""A database for one run of the tests: a file, or on the server of APP_TEST_DATABASE_URL."""

import os

import pytest
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import create_async_engine

from . import postgresql, sqlite

EACH = {"postgresql": postgresql.temporary_database, "sqlite": sqlite.temporary_database}
"""How each kind of database is made."""

temporary_database = EACH["postgresql" if "APP_TEST_DATABASE_URL" in os.environ else "sqlite"]


async def require(kind: str) -> None:
    """Skip a test for which this machine has no server, but not where all of them must run."""
    if kind == "sqlite":
        return
    engine = create_async_engine(os.environ.get("APP_TEST_DATABASE_URL", postgresql.SERVER))
    try:
        async with engine.connect():
            pass
    except (OSError, SQLAlchemyError) as error:
        if "CI" in os.environ:
            raise
        pytest.skip(f"no PostgreSQL on this machine: {error}")
    finally:
        await engine.dispose()
