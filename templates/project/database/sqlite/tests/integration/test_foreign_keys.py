"""References, which SQLite checks only when it is told to."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession


async def test_foreign_keys_are_checked(session: AsyncSession) -> None:
    assert await session.scalar(text("PRAGMA foreign_keys")) == 1
