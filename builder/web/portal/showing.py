"""How the pages of accounts are answered."""

from collections.abc import Mapping

from fastapi import Request, Response, status
from fastapi.responses import RedirectResponse

from ...api.authentication import remember
from ...services.browser_session import Opened
from ..answers import here_of, theme_of
from ..rendering import page_response
from .entries import UNTOUCHED, Entry


def show(
    request: Request, name: str, entry: Entry = UNTOUCHED, more: Mapping[str, object] | None = None
) -> Response:
    """Answer with a page; 422 where its form cannot be taken."""
    code = status.HTTP_422_UNPROCESSABLE_CONTENT if entry.problems else status.HTTP_200_OK
    usual = {"entry": entry, "theme": theme_of(request), "here": here_of(request)}
    response = page_response(f"{name}.html", {**usual, **(more or {})}, code)
    response.headers["Cache-Control"] = "no-store"
    return response


def lead(address: str) -> Response:
    """Lead to a page of ours, by GET."""
    return RedirectResponse(address, status.HTTP_303_SEE_OTHER)


def welcome(request: Request, opened: Opened, address: str) -> Response:
    """Let the browser keep a new session, and lead on."""
    response = lead(address)
    remember(request, response, opened)
    return response
