"""A workspace: what it keeps, and what it is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from ...api.exports import export_response
from ...api.workspaces import Advisories, Exports, Housekeeping, Presets, SavedBlueprints
from ...core.exceptions import ConflictError
from ...core.policy import Action
from ...schemas.saved_blueprint import SavedBlueprintQuery
from ...schemas.workspace import Removal, WorkspaceWrite
from ...services.finding import SEVERAL
from ...services.workspace import Standing
from ..forms import Form
from ..language import InLanguage
from ..preset_name import PresetName, presets_of
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


@dataclass(frozen=True, slots=True)
class WorkspacePage:
    """Shows what a workspace keeps."""

    request: Request
    here: Here
    saved: SavedBlueprints
    advisories: Advisories
    presets: Presets

    async def answer(self, query: SavedBlueprintQuery) -> Response:
        """Answer with the page, with what meets `query`."""
        here = self.here
        found = await self.saved.page(here, query)
        more = {
            "standing": here,
            "found": found,
            "words": await self.saved.words(here),
            "query": query,
            **turns(f"/workspaces/{here.slug}", query, found),
            "fault_count": await self.advisories.count(here),
            "new_url": _begin(here, await self.presets.first(here, SEVERAL)),
            "may_save": here.may(Action.SAVE),
            "may_make_tokens": here.may(Action.MANAGE_TOKENS),
            "may_audit": here.may(Action.AUDIT),
            "may_export": here.may(Action.EXPORT),
            "may_manage": here.may(Action.MANAGE_WORKSPACE),
        }
        return show(self.request, "workspace", more=more)


@router.head("")
@router.get("")
async def show_workspace(
    page: Annotated[WorkspacePage, Depends()], query: Annotated[SavedBlueprintQuery, Query()]
) -> Response:
    """Show what a workspace keeps."""
    return await page.answer(query)


@router.post("/export")
async def export_workspace(request: Request, here: Here, exports: Exports) -> Response:
    """Download all Blueprints of a workspace; to take them is noted, so it is no GET."""
    await exports.begin(here)
    return export_response(request, here)


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


def _begin(here: Standing, presets: Sequence[str]) -> str:
    """Return where a new Blueprint begins: where there are house rules, with one of them."""
    match presets:
        case []:
            return "/"
        case [preset]:
            return PresetName(here.slug, preset).start
        case _:
            return presets_of(here.slug)
