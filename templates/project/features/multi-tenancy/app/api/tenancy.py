"""Who is calling, and the session of the request narrowed to their tenant."""

from typing import Annotated

from fastapi import Depends

from ..schemas.user import UserRead
from ..services.tenancy import TenancyService
from .authentication import optional_user
from .deps import SessionDep


async def member(
    session: SessionDep, user: Annotated[UserRead | None, Depends(optional_user)]
) -> UserRead | None:
    """Return who is signed in, if anybody; from then on the session serves their tenant."""
    if user is not None and user.tenant_id is not None:
        await TenancyService(session).enter(user.tenant_id)
    return user
