"""The keys of stored records."""

from collections.abc import Awaitable

from builder.models.base import Base
from builder.models.keys import Key


async def key_of(row: Awaitable[Base]) -> Key:
    """Return the key of a record that is being stored."""
    return (await row).id
