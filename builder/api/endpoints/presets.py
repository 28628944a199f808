"""The house rules of a workspace, over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter, status

from ...core.openapi import problems
from ...schemas.preset import PresetRead, PresetWrite
from ..acting import Here
from ..places import LocatingDep
from ..workspaces import Presets

router = APIRouter(
    prefix="/workspaces/{workspace}/presets",
    tags=["presets"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def list_presets(here: Here, presets: Presets) -> Sequence[PresetRead]:
    """List the house rules of a workspace, by their names."""
    return await presets.of(here)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 403, 409, 413))
async def create_preset(
    here: Here, presets: Presets, locating: LocatingDep, data: PresetWrite
) -> PresetRead:
    """Keep house rules: from now on, what the workspace saves follows some."""
    preset = await presets.create(here, data)
    locating.at("get_preset", workspace=here.slug, preset=preset.slug)
    return preset
