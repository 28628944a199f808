"""Invitations, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User


class Invitation(Base, kw_only=True):
    """One invitation."""

    __tablename__ = "invitations"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_invitations_digest"),
        Index("ix_invitations_inviter_id", "inviter_id"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    email: Mapped[str | None] = mapped_column(String(254), default=None)
    role: Mapped[str] = mapped_column(String(50))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    expires_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    inviter_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_invitations_inviter_id", ondelete="RESTRICT"),
    )

    inviter: Mapped["User"] = relationship(
        foreign_keys=[inviter_id],
        lazy="raise",
        init=False,
    )
