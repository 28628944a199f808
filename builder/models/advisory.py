"""Advisories, as they are stored."""

import datetime as dt

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .moments import Timestamp


class Advisory(Base, kw_only=True):
    """One advisory."""

    __tablename__ = "advisories"

    title: Mapped[str] = mapped_column(String(100))
    text: Mapped[str] = mapped_column(String(2000))
    first_version: Mapped[str] = mapped_column(String(32))
    last_version: Mapped[str] = mapped_column(String(32))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
