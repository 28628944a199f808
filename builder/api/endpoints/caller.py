"""Who calls: what a program asks to find out whose token it has, and how far that goes."""

from fastapi import APIRouter

from ...core.openapi import problems
from ...schemas.access_token import CallerRead
from ..acting import Acting

router = APIRouter(prefix="/caller", tags=["tokens"], responses=problems(401, 503))


@router.get("")
async def get_caller(actor: Acting) -> CallerRead:
    """Tell who calls, by a session or by a token, and how far a token goes."""
    grant = actor.grant
    return CallerRead(
        user=actor.user,
        token=grant.name if grant else None,
        scope=grant.scope.value if grant else None,
    )
