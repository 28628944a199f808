"""A workspace: what it keeps, and what it is called."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from ...api.workspaces import Housekeeping, SavedBlueprints
from ...core.exceptions import ConflictError
from ...core.policy import Action
from ...schemas.saved_blueprint import SavedBlueprintQuery
from ...schemas.workspace import Removal, WorkspaceWrite
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Met
from .entries import UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here
from .turning import turns

router = APIRouter(
    prefix="/workspaces/{workspace}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@router.head("")
@router.get("")
async def show_workspace(
    request: Request,
    here: Here,
    saved: SavedBlueprints,
    query: Annotated[SavedBlueprintQuery, Query()],
) -> Response:
    """Show what a workspace keeps."""
    found = await saved.page(here, query)
    more = {
        "standing": here,
        "found": found,
        "words": await saved.words(here),
        "query": query,
        **turns(f"/workspaces/{here.slug}", query, found),
        "may_save": here.may(Action.SAVE),
        "may_make_tokens": here.may(Action.MANAGE_TOKENS),
        "may_audit": here.may(Action.AUDIT),
        "may_manage": here.may(Action.MANAGE_WORKSPACE),
    }
    return show(request, "workspace", more=more)


@router.head("/settings")
@router.get("/settings")
async def show_workspace_settings(request: Request, here: Here) -> Response:
    """Show what can be changed of a workspace."""
    here.require(Action.MANAGE_WORKSPACE)
    return show(request, "workspace_settings", more={"standing": here})


@router.post("/settings")
async def rename_workspace(
    request: Request, form: Form, here: Here, housekeeping: Housekeeping
) -> Response:
    """Change what a workspace is called."""
    try:
        await housekeeping.rename(here, read(WorkspaceWrite, form))
    except UnreadableEntryError as error:
        more = {"standing": here}
        return show(request, "workspace_settings", refused(form, error), more)
    return lead(f"/workspaces/{here.slug}")


@router.post("/delete")
async def delete_workspace(
    request: Request, form: Form, here: Here, housekeeping: Housekeeping
) -> Response:
    """Delete a workspace, where its name was typed."""
    try:
        await housekeeping.delete(here, read(Removal, form))
    except (UnreadableEntryError, ConflictError) as error:
        more = {"standing": here}
        return show(request, "workspace_settings", refused(form, error), more)
    return lead("/workspaces")
