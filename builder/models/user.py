"""Users, as they are stored."""

import datetime as dt

from sqlalchemy import Boolean, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .moments import Timestamp


class User(Base, kw_only=True):
    """One user."""

    __tablename__ = "users"
    __table_args__ = (
        UniqueConstraint("email", name="uq_users_email"),
        UniqueConstraint("reset_digest", name="uq_users_reset_digest"),
    )

    email: Mapped[str] = mapped_column(String(254))
    password_hash: Mapped[str] = mapped_column(String(255))
    role: Mapped[str] = mapped_column(String(50), default="user")
    is_active: Mapped[bool] = mapped_column(Boolean, default=True)
    reset_digest: Mapped[str | None] = mapped_column(String(64), default=None)
    reset_expires_at: Mapped[dt.datetime | None] = mapped_column(Timestamp, default=None)
    name: Mapped[str | None] = mapped_column(String(100), default=None)
