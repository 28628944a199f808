"""Who made and last changed a row."""

from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .keys import Key, KeyType


class Authored(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows know who made and last changed them; each names its foreign keys."""

    __abstract__ = True

    created_by_id: Mapped[Key | None] = mapped_column(KeyType, default=None, sort_order=1)
    changed_by_id: Mapped[Key | None] = mapped_column(KeyType, default=None, sort_order=1)
