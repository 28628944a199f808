"""Setup tokens, as they are stored."""

import datetime as dt

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .moments import Timestamp


class SetupToken(Base, kw_only=True):
    """One setup token."""

    __tablename__ = "setup_tokens"
    __table_args__ = (UniqueConstraint("purpose", name="uq_setup_tokens_purpose"),)

    purpose: Mapped[str] = mapped_column(String(16))
    digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
