"""Errors as pages: who follows a link wants to read why it leads nowhere, not JSON."""

from collections.abc import Callable, Coroutine
from http import HTTPStatus
from typing import Any, override

from fastapi import Request, Response, status
from fastapi.routing import APIRoute

from ..core.exceptions import AppError
from .answers import here_of, theme_of
from .reading import Reading
from .rendering import page_response
from .words import gettext as _
from .words import marked

_TITLES = {
    403: marked("Sharing is off"),
    404: marked("There is nothing here"),
    429: marked("Not so fast"),
    503: marked("Not just now"),
}

_AGAIN = {404: {"HX-Refresh": "true"}}
"""A page whose parts cannot be answered shows why when it is loaded again."""

type Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route whose errors on purpose are pages."""

    @override
    def get_route_handler(self) -> Handler:
        answer = super().get_route_handler()

        async def answer_in_html(request: Request) -> Response:
            try:
                return await answer(request)
            except AppError as error:
                return trouble(request, error)

        return answer_in_html


def trouble(request: Request, error: AppError) -> Response:
    """Say what went wrong."""
    title = _(_TITLES.get(error.status, HTTPStatus(error.status).phrase))
    context = {
        "title": title,
        "detail": error.detail,
        "problems": (),
        "home": "/",
        "here": here_of(request),
    }
    response = _page(request, error.status, context)
    response.headers.update({**error.headers, **_AGAIN.get(error.status, {})})
    return response


def unreadable(request: Request, reading: Reading, home: str) -> Response:
    """Say which rules the choices break, and lead back to those that can be read."""
    context = {
        "title": _("This cannot be shared yet"),
        "detail": _("The choices break a rule. Mend this, then share again:"),
        "problems": [f"`{each.place}`: {each.message}" for each in reading.problems],
        "home": home,
        "here": home,
    }
    return _page(request, status.HTTP_422_UNPROCESSABLE_CONTENT, context)


def _page(request: Request, code: int, context: dict[str, Any]) -> Response:
    shown = {**context, "status": int(code), "theme": theme_of(request)}
    return page_response("trouble.html", shown, code)
