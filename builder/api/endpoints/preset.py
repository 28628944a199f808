"""House rules, over HTTP."""

from fastapi import APIRouter, status

from ...core.openapi import problems
from ...schemas.preset import PresetRead, PresetWrite
from ..acting import Here
from ..places import Confirmed
from ..workspaces import Presets, Slug

router = APIRouter(
    prefix="/workspaces/{workspace}/presets/{preset}",
    tags=["presets"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def get_preset(here: Here, presets: Presets, preset: Slug) -> PresetRead:
    """Show house rules."""
    return await presets.get(here, preset)


@router.put("", responses=problems(400, 403, 413))
async def replace_preset(
    here: Here, presets: Presets, preset: Slug, data: PresetWrite
) -> PresetRead:
    """Replace house rules; the address stays, and so does what was saved under others."""
    return await presets.change(here, preset, data)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT, responses=problems(403, 409))
async def delete_preset(here: Here, presets: Presets, preset: Slug, removal: Confirmed) -> None:
    """Delete house rules, and free what followed them; `confirmation` is their name."""
    await presets.delete(here, preset, removal)
