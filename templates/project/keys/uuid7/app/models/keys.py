"""What identifies a row: a UUID that is made here, later ones greater."""

from uuid import UUID

from sqlalchemy import Uuid
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column
from uuid_utils.compat import uuid7

Key = UUID
KeyType = Uuid


class Keyed(MappedAsDataclass, kw_only=True, eq=False, repr=False):
    """A row with a key of its own, whether it is stored alone or with many."""

    id: Mapped[Key] = mapped_column(
        KeyType,
        primary_key=True,
        default_factory=uuid7,
        insert_default=uuid7,
        init=False,
        sort_order=-1,
    )
