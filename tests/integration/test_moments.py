"""Moments come back from the database as they were."""

from datetime import UTC, datetime, timedelta, timezone

from sqlalchemy import Column, MetaData, Table, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from builder.models.moments import Timestamp

MOMENTS = Table("moments", MetaData(), Column("at", Timestamp), prefixes=["TEMPORARY"])
MOMENT = datetime(2026, 1, 31, 12, 30, 0, 5, tzinfo=UTC)


async def test_moment_is_the_same_in_every_zone(connection: AsyncConnection) -> None:
    await connection.run_sync(MOMENTS.create)
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    await connection.execute(MOMENTS.insert().values(at=elsewhere))
    found = (await connection.scalars(select(MOMENTS.c.at))).one()
    assert (found, found.utcoffset()) == (MOMENT, timedelta(0))
    same = select(func.count()).where(MOMENTS.c.at == elsewhere)
    assert await connection.scalar(same) == 1
