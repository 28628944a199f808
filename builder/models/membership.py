"""Memberships, as they are stored."""

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key

if TYPE_CHECKING:
    from .user import User
    from .workspace import Workspace


class Membership(Base, kw_only=True):
    """One membership."""

    __tablename__ = "memberships"
    __table_args__ = (
        UniqueConstraint("workspace_id", "user_id", name="uq_memberships_workspace_id_user_id"),
        Index("ix_memberships_workspace_id", "workspace_id"),
        Index("ix_memberships_user_id", "user_id"),
    )

    role: Mapped[str] = mapped_column(String(16))
    workspace_id: Mapped[Key] = mapped_column(
        ForeignKey("workspaces.id", name="fk_memberships_workspace_id", ondelete="CASCADE"),
    )
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_memberships_user_id", ondelete="CASCADE"),
    )

    workspace: Mapped["Workspace"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
