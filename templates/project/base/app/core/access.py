"""One log line for each request: what was asked for, what became of it, and how long it took."""

import logging
from functools import lru_cache
from time import perf_counter

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.types import ASGIApp, Message, Receive, Scope, Send

QUIET = "/health/"
_logger = logging.getLogger(__name__)


class AccessLogMiddleware:
    """Logs the route of a request as it is declared: no key, no query, nothing of anybody's."""

    def __init__(self, app: ASGIApp) -> None:
        """Watch the requests that `app` answers."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 0
        started = perf_counter()

        async def send_noting_status(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noting_status)
        finally:
            _log(scope, status, round((perf_counter() - started) * 1_000, 1))


def _log(scope: Scope, status: int, milliseconds: float) -> None:
    """Log the request; checks of health only for those who want to see everything."""
    endpoint = scope.get("endpoint")
    route = _declared(scope["app"], endpoint) if endpoint else "-"
    level = logging.DEBUG if route.startswith(QUIET) else logging.INFO
    fields = {
        "method": scope["method"],
        "route": route,
        "status": status,
        "milliseconds": milliseconds,
    }
    _logger.log(level, "%s %s %d, %s ms", *fields.values(), extra=fields)


@lru_cache(maxsize=1024)
def _declared(app: FastAPI, endpoint: object) -> str:
    """Return the path of an endpoint, the prefixes of its routers included."""
    routes = iter_route_contexts(app.routes)
    return next((str(each.path) for each in routes if each.endpoint is endpoint), "-")
