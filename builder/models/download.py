"""Downloads, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .workspace import Workspace


class Download(Base, kw_only=True):
    """One download."""

    __tablename__ = "downloads"
    __table_args__ = (
        UniqueConstraint(
            "workspace_id",
            "blueprint",
            "number",
            "taker",
            name="uq_downloads_workspace_id_blueprint_number_taker",
        ),
        Index("ix_downloads_workspace_id", "workspace_id"),
    )

    blueprint: Mapped[str] = mapped_column(String(60))
    number: Mapped[int] = mapped_column(Integer)
    template_version: Mapped[str] = mapped_column(String(32))
    taker: Mapped[str] = mapped_column(String(254))
    times: Mapped[int] = mapped_column(Integer)
    last_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    workspace_id: Mapped[Key] = mapped_column(
        ForeignKey("workspaces.id", name="fk_downloads_workspace_id", ondelete="CASCADE"),
    )

    workspace: Mapped["Workspace"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
