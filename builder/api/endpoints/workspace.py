"""A workspace as a whole, over HTTP."""

from fastapi import APIRouter, Request, Response, status

from ...core.openapi import problems
from ...schemas.workspace import WorkspaceRead, WorkspaceWrite
from ..acting import Here
from ..archives import WHOLE
from ..exports import export_response
from ..places import Confirmed
from ..workspaces import Exports, Housekeeping

router = APIRouter(
    prefix="/workspaces/{workspace}",
    tags=["workspaces"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def get_workspace(here: Here) -> WorkspaceRead:
    """Show a workspace, and what you are in it."""
    return here.shown


@router.patch("", responses=problems(400, 403, 413))
async def update_workspace(
    here: Here, housekeeping: Housekeeping, data: WorkspaceWrite
) -> WorkspaceRead:
    """Change what a workspace is called; its address stays."""
    return await housekeeping.rename(here, data)


@router.post("/export", response_class=Response, responses=WHOLE | problems(403))
async def export_workspace(request: Request, here: Here, exports: Exports) -> Response:
    """Download all Blueprints of a workspace, each with the projects of its revisions."""
    await exports.begin(here)
    return export_response(request, here)


@router.delete(
    "",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(403, 409),
)
async def delete_workspace(here: Here, housekeeping: Housekeeping, removal: Confirmed) -> None:
    """Delete a workspace with all that it keeps; `confirmation` is its name."""
    await housekeeping.delete(here, removal)
