"""Tags, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key

if TYPE_CHECKING:
    from .saved_blueprint import SavedBlueprint


class Tag(Base, kw_only=True):
    """One tag."""

    __tablename__ = "tags"
    __table_args__ = (
        UniqueConstraint("saved_blueprint_id", "word", name="uq_tags_saved_blueprint_id_word"),
        Index("ix_tags_word", "word"),
        Index("ix_tags_saved_blueprint_id", "saved_blueprint_id"),
    )

    word: Mapped[str] = mapped_column(String(32))
    saved_blueprint_id: Mapped[Key] = mapped_column(
        ForeignKey("saved_blueprints.id", name="fk_tags_saved_blueprint_id", ondelete="CASCADE"),
    )

    saved_blueprint: Mapped["SavedBlueprint"] = relationship(
        back_populates="tags",
        foreign_keys=[saved_blueprint_id],
        lazy="raise",
        init=False,
    )
