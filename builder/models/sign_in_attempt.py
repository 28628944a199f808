"""Sign in attempts, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User


class SignInAttempt(Base, kw_only=True):
    """One sign in attempt."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_sign_in_attempts_digest"),
        Index("ix_sign_in_attempts_expires_at", "expires_at"),
        Index("ix_sign_in_attempts_user_id", "user_id"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    password_digest: Mapped[str] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(Integer)
    expires_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_sign_in_attempts_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
