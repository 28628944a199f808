"""Second factors, as they are stored."""

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base
from .keys import Key
from .moments import Timestamp

if TYPE_CHECKING:
    from .user import User


class SecondFactor(Base, kw_only=True):
    """One second factor."""

    __tablename__ = "second_factors"
    __table_args__ = (UniqueConstraint("user_id", name="uq_second_factors_user_id"),)

    secret: Mapped[str] = mapped_column(String(32))
    last_step: Mapped[int] = mapped_column(BigInteger)
    due_at: Mapped[int] = mapped_column(BigInteger)
    begun_at: Mapped[dt.datetime] = mapped_column(Timestamp)
    confirmed_at: Mapped[dt.datetime | None] = mapped_column(Timestamp, default=None)
    user_id: Mapped[Key] = mapped_column(
        ForeignKey("users.id", name="fk_second_factors_user_id", ondelete="CASCADE"),
    )

    user: Mapped["User"] = relationship(
        foreign_keys=[user_id],
        lazy="raise",
        init=False,
    )
