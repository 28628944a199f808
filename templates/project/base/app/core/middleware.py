"""Pure ASGI middleware: request ids, security headers, and an answer to whatever was not caught."""

import logging
import re
from collections.abc import Mapping
from http import HTTPStatus
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .config import Settings
from .errors import problem
from .logging import request_id

REQUEST_ID = "X-Request-ID"
SECURITY_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
STRICT_TRANSPORT = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains"}
_ACCEPTED_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
_logger = logging.getLogger(__name__)


def response_headers(settings: Settings) -> dict[str, str]:
    """Return what every response carries; browsers are told to insist on TLS in production only."""
    if settings.environment == "production":
        return SECURITY_HEADERS | STRICT_TRANSPORT
    return SECURITY_HEADERS


class RequestContextMiddleware:
    """Gives every request an id, and every response that id and the security headers."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        """Add `headers` to every response."""
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get(REQUEST_ID, "")
        current = given if _ACCEPTED_ID.fullmatch(given) else uuid4().hex

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers[REQUEST_ID] = current
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        token = request_id.set(current)
        try:
            await self.app(scope, receive, send_with_headers)
        finally:
            request_id.reset(token)


class ProblemMiddleware:
    """Turns the plain-text errors of Starlette's own middleware into problem details."""

    def __init__(self, app: ASGIApp) -> None:
        """Watch the responses of `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        replaced = False

        async def send_problem(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start" and _is_plain_error(message):
                replaced = True
                await _replacement(scope, message)(scope, receive, send)
            elif not replaced:
                await send(message)

        await self.app(scope, receive, send_problem)


class UnexpectedErrorMiddleware:
    """Logs an error that nobody caught and answers 500 without a detail, inside CORS."""

    def __init__(self, app: ASGIApp) -> None:
        """Watch over `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        started = False

        async def send_noting_start(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, send_noting_start)
        except Exception:
            if started or scope["type"] != "http":
                raise
            _logger.exception("Unexpected error")
            response = problem(scope["path"], HTTPStatus.INTERNAL_SERVER_ERROR)
            await response(scope, receive, send)


def _is_plain_error(message: Message) -> bool:
    kind = Headers(raw=message["headers"]).get("content-type", "")
    return message["status"] >= HTTPStatus.BAD_REQUEST and kind.startswith("text/plain")


def _replacement(scope: Scope, message: Message) -> Response:
    """Return a problem with the status and the other headers of `message`."""
    response = problem(scope["path"], message["status"])
    kept = Headers(raw=message["headers"])
    response.headers.update({name: kept[name] for name in kept if not name.startswith("content-")})
    return response
