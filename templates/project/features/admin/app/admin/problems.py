"""What goes wrong below the pages is told on a page, whatever found it."""

import json
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..core.logging import request_id
from ..core.middleware import UnexpectedErrorMiddleware
from .addresses import SIGN_IN, address, is_page
from .pages import gone_on, page

_ADVICE = {
    HTTPStatus.FORBIDDEN: "You may not do this. Sign in with another account, or go back.",
    HTTPStatus.NOT_FOUND: "There is nothing here. It may have been deleted.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "That is more than the server takes at once.",
    HTTPStatus.TOO_MANY_REQUESTS: "Those were many requests. Wait a little, then try again.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Something went wrong here. It was written to the log.",
    HTTPStatus.SERVICE_UNAVAILABLE: "The database does not answer. Try again soon.",
}


class PageMiddleware:
    """Turns errors below the pages into pages, and sends who is not signed in to do so."""

    def __init__(self, app: ASGIApp) -> None:
        """Watch the responses of `app`."""
        self.app = app
        self.pages = UnexpectedErrorMiddleware(app)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or not is_page(scope["path"]):
            await self.app(scope, receive, send)
            return
        problem = _Problem(scope, receive, send)
        await self.pages(scope, receive, problem.send)


class _Problem:
    """Holds an error back until it is known whole, and answers with a page."""

    def __init__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._request = Request(scope)
        self._receive = receive
        self._send = send
        self._start: Message | None = None
        self._body = b""

    async def send(self, message: Message) -> None:
        """Pass a message on, unless it belongs to an error."""
        if message["type"] == "http.response.start" and _is_raw_error(message):
            self._start = message
        elif self._start is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                response = self._answer(self._start)
                await response(self._request.scope, self._receive, self._send)

    def _answer(self, start: Message) -> Response:
        status = HTTPStatus(start["status"])
        if status == HTTPStatus.UNAUTHORIZED:
            return gone_on(self._request, self._sign_in())
        response = page(
            self._request,
            "problem.html",
            None,
            status,
            title=status.phrase,
            detail=_ADVICE.get(status) or _detail(self._body),
            request_id=request_id.get(),
            is_signed_in=status == HTTPStatus.FORBIDDEN,
        )
        kept = Headers(raw=start["headers"])
        names = (name for name in kept if not name.startswith(("cache-", "content-")))
        response.headers.update({name: kept[name] for name in names})
        return response

    def _sign_in(self) -> str:
        """Return where to sign in, and where to go on from there: what a form sent is lost."""
        url = self._request.url
        is_read = self._request.method == "GET" and url.query
        return address(SIGN_IN, [("next", f"{url.path}?{url.query}" if is_read else url.path)])


def _is_raw_error(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] >= HTTPStatus.BAD_REQUEST and not kind.startswith("text/html")


def _detail(body: bytes) -> str:
    """Return what a problem says of itself; a plain error says nothing that helps."""
    try:
        return str(json.loads(body)["detail"])
    except (KeyError, TypeError, ValueError):
        return "The request cannot be answered."
