"""What identifies a row: a number that PostgreSQL counts up."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

Key = int
KeyType = BigInteger


class Keyed(MappedAsDataclass, kw_only=True, eq=False, repr=False):
    """A row with a key that the database gives it."""

    id: Mapped[Key] = mapped_column(KeyType, primary_key=True, init=False, sort_order=-1)
