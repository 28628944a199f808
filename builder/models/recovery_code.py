"""Recovery codes, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key

if TYPE_CHECKING:
    from .user import User


class RecoveryCode(Base, kw_only=True):
    """One recovery code."""

    __tablename__ = "recovery_codes"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_recovery_codes_digest"),
        Index("ix_recovery_codes_user_id", "user_id"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_recovery_codes_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
