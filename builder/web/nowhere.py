"""What HTTP itself refuses: who reads pages gets a page, every other client a problem."""

from collections.abc import Mapping
from typing import Final

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException

from ..core.errors import ERROR_HANDLERS
from .language import use_language
from .trouble import explained

_PAGE = "text/html"
_API = "/api/"
_SAID: Final[Mapping[int, str]] = {
    400: "The form cannot be read. Go back, and send it once more.",
    404: "There is no page at this address.",
    405: "There is nothing to show at this address: forms of other pages are sent to it.",
}


def install(app: FastAPI) -> None:
    """Answer with pages where they are read."""
    for status in _SAID:
        app.add_exception_handler(status, _refused)


async def _refused(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException) or not _reads_pages(request):
        return await ERROR_HANDLERS[HTTPException](request, error)
    await use_language(request)
    response = explained(request, error.status_code, _SAID[error.status_code])
    response.headers.update(error.headers or {})
    return response


def _reads_pages(request: Request) -> bool:
    is_page = not request.url.path.startswith(_API)
    return is_page and _PAGE in request.headers.get("Accept", "")
