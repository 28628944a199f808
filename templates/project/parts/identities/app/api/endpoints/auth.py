"""Who is signed in, over HTTP."""

from fastapi import APIRouter

from ...core.openapi import problems
from ...schemas.user import UserRead
from ..callers import CurrentUser

router = APIRouter(prefix="/auth", tags=["auth"])


@router.get("/me", responses=problems(401, 503))
async def me(user: CurrentUser) -> UserRead:
    return user
