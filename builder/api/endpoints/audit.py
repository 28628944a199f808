"""What people did in a workspace, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query

from ...core.openapi import problems
from ...core.policy import Action
from ...schemas.audit import AuditEventRead, AuditQuery
from ...schemas.lists import PagedResponse
from ..acting import Here
from ..workspaces import Audits

router = APIRouter(
    prefix="/workspaces/{workspace}/audit",
    tags=["audit"],
    responses=problems(401, 403, 404, 422, 503),
)


@router.get("")
async def list_events(
    here: Here, audits: Audits, query: Annotated[AuditQuery, Query()]
) -> PagedResponse[AuditEventRead]:
    """List what people did in a workspace, the newest first, where no order is asked for."""
    here.require(Action.AUDIT)
    return await audits.page(here.workspace_id, query)
