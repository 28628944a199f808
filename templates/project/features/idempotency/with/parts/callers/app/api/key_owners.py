"""Whose an `Idempotency-Key` is: accounts have theirs, all others share theirs."""

from typing import Annotated

from fastapi import Depends

from .callers import OptionalUser
from .deps import SessionDep


async def key_owner(session: SessionDep, user: OptionalUser) -> str:
    """Return who calls, empty where nobody is signed in.

    What narrows the session is in its `info`: an account that is moved begins with new keys.
    """
    return f"{user.id} {sorted(map(repr, session.info.items()))}" if user else ""


KeyOwner = Annotated[str, Depends(key_owner)]
