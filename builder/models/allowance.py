"""Allowances, as they are stored."""

from sqlalchemy import BigInteger, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class Allowance(Base, kw_only=True):
    """One allowance."""

    __tablename__ = "allowances"
    __table_args__ = (
        UniqueConstraint("client", name="uq_allowances_client"),
        Index("ix_allowances_due_at", "due_at"),
    )

    client: Mapped[str] = mapped_column(String(64))
    due_at: Mapped[int] = mapped_column(BigInteger)
