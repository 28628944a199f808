"""Texts are sorted by all that they hold, which is what cursors compare."""

from sqlalchemy import literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

TEXTS = ["a" * 3_999 + last for last in "cab"]


async def test_long_texts_are_sorted_by_their_ends(session: AsyncSession) -> None:
    rows = union_all(*(select(literal(text).label("text")) for text in TEXTS)).subquery()
    found = await session.scalars(select(rows.c.text).order_by(rows.c.text))
    assert found.all() == sorted(TEXTS)
