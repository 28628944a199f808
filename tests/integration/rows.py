"""Rows to list: with ties, and with empty places."""

from typing import Literal

from sqlalchemy import MetaData, String
from sqlalchemy.orm import Mapped, mapped_column

from builder.models.base import Base
from builder.repositories.lists import ListRepository
from builder.schemas.lists import ListQuery

type Sort = Literal["id", "-id", "name", "-name", "rank", "-rank"]


class ListedRow(Base, kw_only=True):
    """A row of a table that goes when its connection closes."""

    metadata = MetaData()
    __tablename__ = "listed_rows"
    __table_args__ = ({"prefixes": ["TEMPORARY"]},)

    name: Mapped[str] = mapped_column(String(9))
    rank: Mapped[int | None]


class RowQuery(ListQuery[Sort]):
    """Which rows to list."""

    name: str | None = None


class RowRepository(ListRepository[ListedRow]):
    """Lists the rows."""

    model = ListedRow
