"""The picture that goes with a shared link where it is shown as a card."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ..api.admission import Admitted, is_open
from ..api.archives import unchanged
from ..api.shares import PathCode, ShareServiceDep, require_sharing
from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..services.share import Shared
from .assets import FOR_EVER, FOR_ITS_READER
from .card import VERSION, card_of, png
from .drawings import get_catalog
from .stored import origin_of

router = APIRouter(include_in_schema=False, dependencies=[Admitted, Depends(require_sharing)])


@router.head("/s/{code}/card.png")
@router.get("/s/{code}/card.png")
async def show_card(
    request: Request,
    service: ShareServiceDep,
    code: PathCode,
    catalog: Annotated[Catalog, Depends(get_catalog)],
) -> Response:
    """Show a shared project as a picture; what a code names never changes."""
    kept = FOR_EVER if is_open(request) else FOR_ITS_READER
    headers = {"ETag": f'"{code}-card-{VERSION}"', "Cache-Control": kept}
    response = unchanged(request, headers["ETag"])
    if response is None:
        content = await asyncio.to_thread(_drawn, await service.read(code), catalog)
        response = Response(content, media_type="image/png")
    response.headers.update(headers)
    return response


def _drawn(shared: Shared, catalog: Catalog) -> bytes:
    chosen = origin_of(shared, catalog).blueprint or Blueprint()
    return png(card_of(chosen, shared.title, len(shared.project), catalog))
