"""Vouched sessions, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User


class VouchedSession(Base, kw_only=True):
    """One vouched session."""

    __tablename__ = "vouched_sessions"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_vouched_sessions_digest"),
        Index("ix_vouched_sessions_expires_at", "expires_at"),
        Index("ix_vouched_sessions_user_id", "user_id"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_vouched_sessions_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
