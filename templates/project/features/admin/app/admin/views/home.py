"""The first page, the files that pages are dressed with, and what is not there."""

from fastapi import APIRouter, Request, Response

from ...core.exceptions import NotFoundError
from ..addresses import ADMIN
from ..pages import STATIC, page
from ..visits import Administrator

router = APIRouter(prefix=ADMIN, include_in_schema=False)
YEAR = 31_536_000


@router.get("")
async def home(request: Request, user: Administrator) -> Response:
    return page(request, "home.html", user)


@router.get("/static/{name}")
async def static(name: str) -> Response:
    if name not in STATIC:
        message = "There is no such file."
        raise NotFoundError(message)
    kind, content = STATIC[name]
    lasting = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return Response(content, media_type=kind, headers=lasting)
