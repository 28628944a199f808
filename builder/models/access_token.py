"""Access tokens, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User
    from .workspace import Workspace


class AccessToken(Base, kw_only=True):
    """One access token."""

    __tablename__ = "access_tokens"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_access_tokens_digest"),
        Index("ix_access_tokens_user_id", "user_id"),
        Index("ix_access_tokens_workspace_id", "workspace_id"),
    )

    name: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    beginning: Mapped[str] = mapped_column(String(24))
    scope: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    expires_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    used_at: Mapped[dt.datetime | None] = mapped_column(Timestamp, default=None)
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_access_tokens_user_id", ondelete="CASCADE"),
    )
    workspace_id: Mapped[Key | None] = mapped_column(
        ForeignKey("workspaces.id", name="fk_access_tokens_workspace_id", ondelete="CASCADE"),
        default=None,
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
    workspace: Mapped["Workspace | None"] = relationship(
        foreign_keys=[workspace_id],
        lazy="raise",
        init=False,
    )
