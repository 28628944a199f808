"""The builder's own command line, to be run from here without an installation."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Response

from ...core.exceptions import NotFoundError
from ...services.wheels import wheel

MEDIA_TYPE = "application/zip"

router = APIRouter(prefix="/cli", include_in_schema=False)


@router.get("/{name}", response_class=Response)
async def download_wheel(name: Annotated[str, Path(max_length=200)]) -> Response:
    """Download the wheel of this builder: `uvx --from {address} builder new --from {link}`."""
    found = await asyncio.to_thread(wheel)
    if name != found.name:
        message = f"The wheel of this builder is called {found.name}."
        raise NotFoundError(message)
    return Response(found.content, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})
