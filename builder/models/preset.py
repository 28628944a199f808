"""Presets, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp
from .types import LongText

if TYPE_CHECKING:
    from .workspace import Workspace


class Preset(Base, kw_only=True):
    """One preset."""

    __tablename__ = "presets"
    __table_args__ = (
        UniqueConstraint("workspace_id", "slug", name="uq_presets_workspace_id_slug"),
        Index("ix_presets_workspace_id", "workspace_id"),
    )

    slug: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(100))
    description: Mapped[str] = mapped_column(String(500))
    rules: Mapped[str] = mapped_column(LongText)
    changed_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    workspace_id: Mapped[Key] = mapped_column(
        ForeignKey("workspaces.id", name="fk_presets_workspace_id", ondelete="CASCADE"),
    )

    workspace: Mapped["Workspace"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
