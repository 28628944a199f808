"""Revisions, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .blob import Blob
    from .saved_blueprint import SavedBlueprint
    from .user import User


class Revision(Base, kw_only=True):
    """One revision."""

    __tablename__ = "revisions"
    __table_args__ = (
        UniqueConstraint(
            "saved_blueprint_id",
            "number",
            name="uq_revisions_saved_blueprint_id_number",
        ),
        Index("ix_revisions_saved_blueprint_id", "saved_blueprint_id"),
        Index("ix_revisions_author_id", "author_id"),
        Index("ix_revisions_approver_id", "approver_id"),
        Index("ix_revisions_blueprint_id", "blueprint_id"),
        Index("ix_revisions_tree_id", "tree_id"),
    )

    number: Mapped[int] = mapped_column(Integer)
    summary: Mapped[str] = mapped_column(String(200))
    slug: Mapped[str] = mapped_column(String(60))
    template_version: Mapped[str] = mapped_column(String(32))
    template_digest: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    approved_at: Mapped[dt.datetime | None] = mapped_column(Timestamp, default=None)
    saved_blueprint_id: Mapped[Key] = mapped_column(
        ForeignKey(
            "saved_blueprints.id",
            name="fk_revisions_saved_blueprint_id",
            ondelete="CASCADE",
        ),
    )
    author_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_revisions_author_id", ondelete="RESTRICT"),
    )
    approver_id: Mapped[Key | None] = mapped_column(
        ForeignKey("users.id", name="fk_revisions_approver_id", ondelete="RESTRICT"),
        default=None,
    )
    blueprint_id: Mapped[Key] = mapped_column(
        ForeignKey("blobs.id", name="fk_revisions_blueprint_id", ondelete="RESTRICT"),
    )
    tree_id: Mapped[Key] = mapped_column(
        ForeignKey("blobs.id", name="fk_revisions_tree_id", ondelete="RESTRICT"),
    )

    saved_blueprint: Mapped["SavedBlueprint"] = relationship(
        foreign_keys=[saved_blueprint_id],
        lazy="raise",
        init=False,
    )
    author: Mapped["User"] = relationship(
        foreign_keys=[author_id],
        lazy="raise",
        init=False,
    )
    approver: Mapped["User | None"] = relationship(
        foreign_keys=[approver_id],
        lazy="raise",
        init=False,
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
