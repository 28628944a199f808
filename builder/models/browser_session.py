"""Browser sessions, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User


class BrowserSession(Base, kw_only=True):
    """One browser session."""

    __tablename__ = "browser_sessions"
    __table_args__ = (
        UniqueConstraint("digest", name="uq_browser_sessions_digest"),
        Index("ix_browser_sessions_user_id", "user_id"),
    )

    digest: Mapped[str] = mapped_column(String(64))
    role: Mapped[str] = mapped_column(String(50))
    opened_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    seen_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    expires_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    user_agent: Mapped[str] = mapped_column(String(200))
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_browser_sessions_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
