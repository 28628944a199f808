"""The revisions of saved Blueprints, over HTTP."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query, status

from ...core.openapi import problems
from ...schemas.saved_blueprint import HIGHEST_NUMBER, RevisionRead, RevisionSave
from ..places import LocatingDep, Placed, RenderingDep
from ..workspaces import Revisions

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}/revisions",
    tags=["revisions"],
    responses=problems(401, 404, 422, 503),
)

Older = Annotated[int | None, Query(ge=1, le=HIGHEST_NUMBER)]


@router.get("")
async def list_revisions(
    place: Placed, revisions: Revisions, before: Older = None
) -> Sequence[RevisionRead]:
    """List up to 50 revisions, the newest first; `before` asks for those older than one."""
    return await revisions.timeline(place.here, place.blueprint, before)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 403, 409, 413))
async def save_revision(
    place: Placed, rendering: RenderingDep, locating: LocatingDep, data: RevisionSave
) -> RevisionRead:
    """Save what became of a Blueprint.

    Where `base` is not the latest revision any more, nothing is saved: the problem
    `stale-revision` names the latest one.
    """
    here, slug = place.here, place.blueprint
    rendered = await rendering.of(here, data.blueprint)
    number = await rendering.revisions.save(here, slug, data.base, rendered, data)
    locating.at("get_revision", workspace=here.slug, blueprint=slug, number=number)
    return await rendering.revisions.get(here, slug, number)
