"""Rows that somebody deletes while somebody else changes them."""

from typing import Any
from unittest.mock import create_autospec

import pytest
from pydantic import BaseModel
from sqlalchemy import MetaData, delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped
from sqlalchemy.orm.exc import StaleDataError

from builder.core.exceptions import ConflictError
from builder.models.base import Base
from builder.repositories.base import BaseRepository
from builder.schemas.base import InSchema, OutSchema
from builder.services.base import CrudService


class PassingRow(Base, kw_only=True):
    """A row of a table that goes when its connection closes."""

    metadata = MetaData()
    __tablename__ = "passing_rows"
    __table_args__ = ({"prefixes": ["TEMPORARY"]},)

    rank: Mapped[int]


class PassingRepository(BaseRepository[PassingRow]):
    """Keeps the rows."""

    model = PassingRow


class Change(BaseModel):
    """What a row is given."""

    rank: int


async def test_a_row_that_is_gone_is_stale_even_where_nothing_changes(
    session: AsyncSession,
) -> None:
    connection = await session.connection()
    await connection.run_sync(PassingRow.metadata.create_all, checkfirst=False)
    row = PassingRow(rank=1)
    session.add(row)
    await session.flush()
    await connection.execute(delete(PassingRow))
    with pytest.raises(StaleDataError):
        await PassingRepository(session).update(row, Change(rank=1))


async def test_a_deletion_that_is_refused_is_about_other_rows_and_no_field() -> None:
    repository = create_autospec(PassingRepository, instance=True)
    repository.delete.side_effect = IntegrityError("", None, Exception("refused"))
    service: CrudService[Any, InSchema, InSchema, OutSchema] = CrudService(repository, OutSchema)
    with pytest.raises(ConflictError, match="still in use") as refused:
        await service.delete(create_autospec(object))
    assert refused.value.fields == ()
