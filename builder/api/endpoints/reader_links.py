"""Links that lead readers to saved Blueprints, over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter, Depends, status

from ...core.openapi import problems
from ...schemas.reader_link import ReaderLinkRead, ReaderLinkWrite
from ..deps import PathKey
from ..places import Placed
from ..shares import require_sharing
from ..workspaces import ReaderLinks

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}/links",
    tags=["links"],
    dependencies=[Depends(require_sharing)],
    responses=problems(401, 403, 404, 422, 503),
)


@router.get("")
async def list_links(place: Placed, links: ReaderLinks) -> Sequence[ReaderLinkRead]:
    """List the links to a saved Blueprint; the address of each is `/l/` with its code."""
    return await links.of(place.here, place.blueprint)


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 409, 413))
async def create_link(place: Placed, links: ReaderLinks, data: ReaderLinkWrite) -> ReaderLinkRead:
    """Make a link that leads to the latest revision."""
    return await links.create(place.here, place.blueprint, data)


@router.patch("/{link_id}", responses=problems(400, 413))
async def update_link(
    place: Placed, links: ReaderLinks, link_id: PathKey, data: ReaderLinkWrite
) -> ReaderLinkRead:
    """Change who may follow a link."""
    return await links.change(place.here, place.blueprint, link_id, data)


@router.delete("/{link_id}", status_code=status.HTTP_204_NO_CONTENT)
async def revoke_link(place: Placed, links: ReaderLinks, link_id: PathKey) -> None:
    """End a link for good."""
    await links.revoke(place.here, place.blueprint, link_id)
