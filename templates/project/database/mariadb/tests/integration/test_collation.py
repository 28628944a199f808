"""Texts are equal only when every character is."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

LOOSE_COLUMNS = text(
    "SELECT table_name, column_name, collation_name FROM information_schema.columns "
    "WHERE table_schema = database() AND table_name <> 'alembic_version' "
    "AND collation_name NOT IN ('utf8mb4_nopad_bin', 'utf8mb4_bin')"
)


async def test_every_column_tells_capitals_and_accents_apart(session: AsyncSession) -> None:
    assert (await session.execute(LOOSE_COLUMNS)).all() == []
