"""What is stored of many-to-many relations."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.keys import Key
from builder.repositories.base import BaseRepository


async def linked_keys(
    session: AsyncSession, repository: type[BaseRepository[Any]], field: str
) -> Sequence[Key]:
    """Return the keys that are linked through `field`, of whichever row."""
    link = next(each for each in repository.links if each.field == field)
    return (await session.scalars(select(link.table.c[link.target]))).all()
