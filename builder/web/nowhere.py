"""An address that leads nowhere: who reads pages gets a page, every other client a problem."""

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from ..core.errors import ERROR_HANDLERS
from ..core.exceptions import NotFoundError
from .language import use_language
from .trouble import trouble

_PAGE = "text/html"
_API = "/api/"


def install(app: FastAPI) -> None:
    """Answer 404 with a page where one is read."""
    app.add_exception_handler(404, _nowhere)


async def _nowhere(request: Request, error: Exception) -> Response:
    reads_pages = _PAGE in request.headers.get("Accept", "")
    if not reads_pages or request.url.path.startswith(_API):
        return await ERROR_HANDLERS[HTTPException](request, error)
    await use_language(request)
    return trouble(request, NotFoundError("There is no page at this address."))
