"""Errors as pages: who follows a link wants to read why it leads nowhere, not JSON."""

import logging
from collections.abc import Callable, Coroutine, Iterable
from http import HTTPStatus
from typing import Any, override
from urllib.parse import urlencode, urlsplit

from fastapi import Request, Response, status
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from fastapi.routing import APIRoute
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from ..blueprint.errors import Problem
from ..core.callers import AuthenticationError
from ..core.dialect import is_out_of_room
from ..core.exceptions import AppError, UnavailableError
from ..core.second_factors import SecondFactorMissingError
from ..services.reaching import AWAY
from .answers import here_of, is_partial, theme_of
from .language import local
from .problems import placed
from .reading import Reading
from .rendering import page_response
from .words import gettext as _
from .words import marked

_TITLES = {
    "sharing-closed": marked("Sharing is off"),
    400: marked("This cannot be read"),
    403: marked("This is not for you"),
    404: marked("There is nothing here"),
    405: marked("There is nothing here"),
    409: marked("This cannot be done"),
    422: marked("This cannot be read"),
    429: marked("Not so fast"),
    503: marked("Not just now"),
}

_AGAIN = {404: {"HX-Refresh": "true"}}
"""A page whose parts cannot be answered shows why when it is loaded again."""

_logger = logging.getLogger(__name__)

type Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class PageRoute(APIRoute):
    """A route whose errors are pages: those on purpose, to sign in, and without a database."""

    @override
    def get_route_handler(self) -> Handler:
        answer = super().get_route_handler()

        async def answer_in_html(request: Request) -> Response:
            try:
                return await answer(request)
            except IntegrityError:
                raise
            except (AppError, RequestValidationError, *AWAY) as error:
                return _told(request, error)

        return answer_in_html


class UnreadableQueryError(AppError):
    """An address asks for what a page has not."""

    status = 422
    code = "validation"


def _told(request: Request, error: Exception) -> Response:
    """Lead on, or say what went wrong."""
    match error:
        case SecondFactorMissingError():
            return _first(request, "/account/second-factor")
        case AuthenticationError():
            return sign_in_first(request)
        case AppError():
            return trouble(request, error)
        case RequestValidationError():
            told = (f"{each['loc'][-1]}: {each['msg']}." for each in error.errors())
            return trouble(request, UnreadableQueryError(" ".join(told)))
        case _:
            return trouble(request, _unavailable(error))


def _unavailable(error: Exception) -> UnavailableError:
    """Tell who runs the server why the database cannot be used, and everybody what to do."""
    _logger.warning("The database cannot be used: %s", str(error).partition("\n")[0])
    if isinstance(error, SQLAlchemyError) and is_out_of_room(error):
        return UnavailableError(
            "The disk of the server is full: nothing was saved. Try again soon."
        )
    return UnavailableError("The database cannot be used just now. Try again soon.")


def sign_in_first(request: Request) -> Response:
    """Lead to where one signs in, and back to what was asked for."""
    return _first(request, "/sign-in")


def _first(request: Request, page: str) -> Response:
    """Lead to a page that has to come first, and that leads back to what was asked for."""
    is_part = is_partial(request)
    here = _shown(request) if is_part else here_of(request)
    there = f"{page}?{urlencode({'next': here})}"
    if is_part:
        return Response(status_code=status.HTTP_204_NO_CONTENT, headers={"HX-Redirect": there})
    return RedirectResponse(there, status.HTTP_303_SEE_OTHER)


def _shown(request: Request) -> str:
    """Return the address of the page that htmx asks for a part of."""
    page = urlsplit(request.headers.get("HX-Current-URL", ""))
    return local(f"{page.path}?{page.query}" if page.query else page.path)


def trouble(request: Request, error: AppError) -> Response:
    """Say what went wrong."""
    response = explained(request, error.status, error.detail, _TITLES.get(error.code, ""))
    response.headers.update(error.headers)
    return response


def explained(request: Request, code: int, detail: str, title: str = "") -> Response:
    """Say in a page why there is none, under the title of the status if it has no other."""
    context = {
        "title": _(title or _TITLES.get(code, HTTPStatus(code).phrase)),
        "detail": detail,
        "problems": (),
        "home": "/",
        "here": here_of(request),
    }
    response = _page(request, code, context)
    response.headers.update(_AGAIN.get(code, {}))
    return response


def unreadable(request: Request, reading: Reading, home: str) -> Response:
    """Say which rules the choices break, and lead back to those that can be read."""
    return told(request, reading.problems, home)


def told(request: Request, problems: Iterable[Problem], home: str) -> Response:
    """Say which rules a Blueprint breaks, and lead to where it is mended."""
    context = {
        "title": _("This cannot be kept yet"),
        "detail": _("The choices break a rule. Mend this, then try again:"),
        "problems": placed(problems),
        "home": home,
        "here": home,
    }
    return _page(request, status.HTTP_422_UNPROCESSABLE_CONTENT, context)


def _page(request: Request, code: int, context: dict[str, Any]) -> Response:
    shown = {**context, "status": int(code), "theme": theme_of(request)}
    return page_response("trouble.html", shown, code)
