"""Drafts, as they are stored."""

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .types import LongText


class Draft(Base, kw_only=True):
    """One draft."""

    __tablename__ = "drafts"
    __table_args__ = (
        UniqueConstraint("code", name="uq_drafts_code"),
        Index("ix_drafts_touched_at", "touched_at"),
    )

    code: Mapped[str] = mapped_column(String(22))
    packed: Mapped[str] = mapped_column(LongText)
    touched_at: Mapped[int] = mapped_column(BigInteger)
