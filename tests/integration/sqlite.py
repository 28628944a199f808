"""A database for one run of the tests."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from tempfile import TemporaryDirectory


@asynccontextmanager
async def temporary_database() -> AsyncGenerator[str]:
    """Offer the URL of an empty database, and remove it afterwards."""
    with TemporaryDirectory() as folder:
        yield f"sqlite+aiosqlite:///{folder}/test.db"
