"""The builder's own command line, to be run from here without an installation."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Path, Response

from ...core.exceptions import NotFoundError
from ...services.wheels import wheel, wheel_name

MEDIA_TYPE = "application/zip"

router = APIRouter(prefix="/cli", include_in_schema=False)


@router.head("/{name}", response_class=Response)
@router.get("/{name}", response_class=Response)
async def download_wheel(name: Annotated[str, Path(max_length=200)]) -> Response:
    """Download the wheel of this builder: `uvx --from {address} builder new --from {link}`."""
    if name != wheel_name():
        message = f"The wheel of this builder is called {wheel_name()}."
        raise NotFoundError(message)
    found = await asyncio.to_thread(wheel)
    return Response(found.content, media_type=MEDIA_TYPE, headers={"Cache-Control": "no-cache"})
