"""Whose an `Idempotency-Key` is: accounts have theirs, all others share theirs."""

from typing import Annotated

from fastapi import Depends

from .callers import OptionalUser


async def key_owner(user: OptionalUser) -> str:
    """Return who calls, empty where nobody is signed in."""
    return str(user.id) if user else ""


KeyOwner = Annotated[str, Depends(key_owner)]
