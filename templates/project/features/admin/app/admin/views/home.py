"""The first page, the files that pages are dressed with, and what is not there."""

from fastapi import APIRouter, Request, Response

from ...core.exceptions import NotFoundError
from ..addresses import ADMIN
from ..pages import DIGESTS, STATIC, page
from ..visits import Administrator

router = APIRouter(prefix=ADMIN, include_in_schema=False)
LASTING = {"Cache-Control": "public, max-age=31536000, immutable"}


@router.get("")
async def home(request: Request, user: Administrator) -> Response:
    return page(request, "home.html", user)


@router.get("/static/{name}")
async def static(name: str, v: str = "") -> Response:
    """Return a file, to be kept where the address is that of its content.

    Beside a newer release, an older one answers under the addresses of the newer one, too.
    """
    if name not in STATIC:
        message = "There is no such file."
        raise NotFoundError(message)
    kind, content = STATIC[name]
    headers = LASTING if v == DIGESTS[name] else None
    return Response(content, media_type=kind, headers=headers)
