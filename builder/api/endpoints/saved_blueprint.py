"""A saved Blueprint, over HTTP: how it is found."""

from fastapi import APIRouter, status

from ...core.openapi import problems
from ...schemas.saved_blueprint import BlueprintDescription, SavedBlueprintRead
from ..places import Confirmed, Placed
from ..workspaces import SavedBlueprints

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}",
    tags=["blueprints"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def get_blueprint(place: Placed, saved: SavedBlueprints) -> SavedBlueprintRead:
    """Show how a saved Blueprint is found, and which revision is its latest."""
    return await saved.get(place.here, place.blueprint)


@router.put("", responses=problems(400, 403, 409, 413))
async def describe_blueprint(
    place: Placed, saved: SavedBlueprints, data: BlueprintDescription
) -> SavedBlueprintRead:
    """Replace name, description, tags and the preset; the address stays."""
    await saved.describe(place.here, place.blueprint, data)
    return await saved.get(place.here, place.blueprint)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT, responses=problems(403, 409))
async def delete_blueprint(place: Placed, saved: SavedBlueprints, removal: Confirmed) -> None:
    """Delete a saved Blueprint with all its revisions; `confirmation` is its name."""
    await saved.delete(place.here, place.blueprint, removal)
