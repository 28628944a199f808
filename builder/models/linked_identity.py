"""Linked identities, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key

if TYPE_CHECKING:
    from .user import User


class LinkedIdentity(Base, kw_only=True):
    """One linked identity."""

    __tablename__ = "linked_identities"
    __table_args__ = (
        UniqueConstraint("issuer", "subject", name="uq_linked_identities_issuer_subject"),
        Index("ix_linked_identities_user_id", "user_id"),
    )

    issuer: Mapped[str] = mapped_column(String(255))
    subject: Mapped[str] = mapped_column(String(255))
    email: Mapped[str | None] = mapped_column(String(254), default=None)
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_linked_identities_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
