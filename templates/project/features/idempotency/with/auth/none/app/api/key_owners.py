"""Whose an `Idempotency-Key` is: as nobody signs in, all who call share theirs."""

from typing import Annotated

from fastapi import Depends


async def key_owner() -> str:
    """Return who calls: anybody."""
    return ""


KeyOwner = Annotated[str, Depends(key_owner)]
