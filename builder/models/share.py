"""Shares, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .types import LongText

if TYPE_CHECKING:
    from .blob import Blob


class Share(Base, kw_only=True):
    """One share."""

    __tablename__ = "shares"
    __table_args__ = (
        UniqueConstraint("code", name="uq_shares_code"),
        Index("ix_shares_blueprint_id", "blueprint_id"),
        Index("ix_shares_tree_id", "tree_id"),
    )

    code: Mapped[str] = mapped_column(String(12))
    title: Mapped[str] = mapped_column(LongText)
    slug: Mapped[str] = mapped_column(LongText)
    template_version: Mapped[str] = mapped_column(String(32))
    template_digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[int] = mapped_column(BigInteger)
    blueprint_id: Mapped[Key] = mapped_column(
        ForeignKey("blobs.id", name="fk_shares_blueprint_id", ondelete="RESTRICT"),
    )
    tree_id: Mapped[Key] = mapped_column(
        ForeignKey("blobs.id", name="fk_shares_tree_id", ondelete="RESTRICT"),
    )

    blueprint: Mapped["Blob"] = relationship(
        foreign_keys=[blueprint_id],
        lazy="raise",
        init=False,
    )
    tree: Mapped["Blob"] = relationship(
        foreign_keys=[tree_id],
        lazy="raise",
        init=False,
    )
