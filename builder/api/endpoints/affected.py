"""What of a workspace has a fault that was found in templates, over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter

from ...core.openapi import problems
from ...schemas.advisory import Affected
from ..acting import Here
from ..workspaces import Advisories

router = APIRouter(
    prefix="/workspaces/{workspace}/advisories",
    tags=["advisories"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def list_affected(here: Here, advisories: Advisories) -> Sequence[Affected]:
    """List the faults that are in what a workspace keeps, or was downloaded from it."""
    return await advisories.affected(here)
