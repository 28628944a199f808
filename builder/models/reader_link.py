"""Reader links, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .saved_blueprint import SavedBlueprint
    from .user import User


class ReaderLink(Base, kw_only=True):
    """One reader link."""

    __tablename__ = "reader_links"
    __table_args__ = (
        UniqueConstraint("code", name="uq_reader_links_code"),
        Index("ix_reader_links_saved_blueprint_id", "saved_blueprint_id"),
        Index("ix_reader_links_maker_id", "maker_id"),
    )

    code: Mapped[str] = mapped_column(String(43))
    audience: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    saved_blueprint_id: Mapped[Key] = mapped_column(
        ForeignKey(
            "saved_blueprints.id",
            name="fk_reader_links_saved_blueprint_id",
            ondelete="CASCADE",
        ),
    )
    maker_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_reader_links_maker_id", ondelete="RESTRICT"),
    )

    saved_blueprint: Mapped["SavedBlueprint"] = relationship(
        foreign_keys=[saved_blueprint_id],
        lazy="raise",
        init=False,
    )
    maker: Mapped["User"] = relationship(
        foreign_keys=[maker_id],
        lazy="raise",
        init=False,
    )
