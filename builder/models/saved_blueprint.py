"""Saved blueprints, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .tag import Tag
    from .workspace import Workspace


class SavedBlueprint(Base, kw_only=True):
    """One saved blueprint."""

    __tablename__ = "saved_blueprints"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slug", name="uq_saved_blueprints_workspace_id_slug"),
        Index("ix_saved_blueprints_workspace_id", "workspace_id"),
    )

    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(100))
    description: Mapped[str] = mapped_column(String(500))
    latest: Mapped[int] = mapped_column(Integer)
    saved_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    preset: Mapped[str | None] = mapped_column(String(60), default=None)
    deleted_at: Mapped[dt.datetime | None] = mapped_column(Timestamp, default=None)
    workspace_id: Mapped[Key] = mapped_column(
        ForeignKey("workspaces.id", name="fk_saved_blueprints_workspace_id", ondelete="CASCADE"),
    )

    workspace: Mapped["Workspace"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
    tags: Mapped[list["Tag"]] = relationship(
        back_populates="saved_blueprint",
        foreign_keys="Tag.saved_blueprint_id",
        passive_deletes="all",
        lazy="raise",
        init=False,
    )
