"""When a row was made and last changed, kept by the database."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .clock import NOW
from .moments import Timestamp


class Timestamped(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows know when they were made and last changed."""

    __abstract__ = True
    __mapper_args__ = {"eager_defaults": True}  # noqa: RUF012 - annotated, it would be a field

    created_at: Mapped[datetime] = mapped_column(
        Timestamp,
        init=False,
        server_default=NOW,
        sort_order=1,
    )
    updated_at: Mapped[datetime] = mapped_column(
        Timestamp,
        init=False,
        server_default=NOW,
        onupdate=NOW,
        sort_order=1,
    )
