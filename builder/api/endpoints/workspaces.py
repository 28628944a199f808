"""The workspaces of a person, over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter, status

from ...core.openapi import problems
from ...schemas.workspace import WorkspaceRead, WorkspaceWrite
from ..acting import Acting
from ..places import LocatingDep
from ..workspaces import Workspaces

router = APIRouter(prefix="/workspaces", tags=["workspaces"], responses=problems(401, 503))


@router.get("")
async def list_workspaces(actor: Acting, workspaces: Workspaces) -> Sequence[WorkspaceRead]:
    """List the workspaces that you may enter, with what you are in each."""
    return await workspaces.of(actor)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 403, 409, 413, 422))
async def create_workspace(
    actor: Acting, workspaces: Workspaces, locating: LocatingDep, data: WorkspaceWrite
) -> WorkspaceRead:
    """Make a workspace that you own; its address comes from its name."""
    made = await workspaces.create(actor, data)
    locating.at("get_workspace", workspace=made.slug)
    return made
