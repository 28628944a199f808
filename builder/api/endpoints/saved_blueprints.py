"""The Blueprints that a workspace keeps, over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, status

from ...core.openapi import problems
from ...schemas.lists import PagedResponse
from ...schemas.saved_blueprint import (
    FirstSave,
    SavedBlueprintQuery,
    SavedBlueprintRead,
)
from ..acting import Here
from ..places import LocatingDep, RenderingDep
from ..workspaces import SavedBlueprints

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints",
    tags=["blueprints"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def list_blueprints(
    here: Here, saved: SavedBlueprints, query: Annotated[SavedBlueprintQuery, Query()]
) -> PagedResponse[SavedBlueprintRead]:
    """List what a workspace keeps, the last saved first, where no order is asked for."""
    return await saved.page(here, query)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 403, 409, 413))
async def create_blueprint(
    here: Here,
    rendering: RenderingDep,
    saved: SavedBlueprints,
    locating: LocatingDep,
    data: FirstSave,
) -> SavedBlueprintRead:
    """Save a Blueprint for the first time; its address comes from its name."""
    rendered = await rendering.of(here, data.blueprint)
    slug = await rendering.revisions.begin(here, rendered, data)
    locating.at("get_blueprint", workspace=here.slug, blueprint=slug)
    return await saved.get(here, slug)
