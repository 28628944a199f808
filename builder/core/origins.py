"""Requests that other sites let a browser send are refused: they carry its cookies, too."""

from collections.abc import Collection
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from .config import Settings
from .errors import problem
from .openapi import problems

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
OWN_SITE = frozenset({"same-origin", "none"})


class OriginMiddleware:
    """Answers 403 to what changes something and comes from a page of another origin.

    Browsers tell where a request comes from, in `Sec-Fetch-Site` or else in `Origin`, and no page
    can change either. A request with the session and without both headers is refused, too.
    """

    def __init__(self, app: ASGIApp, cookie: str, origins: Collection[str]) -> None:
        """Trust pages of `origins`; `cookie` names the one that holds the session."""
        self.app = app
        self.cookie = cookie
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or self._is_trusted(HTTPConnection(scope)):
            await self.app(scope, receive, send)
            return
        detail = "The request comes from a page that may not send it."
        refusal = problem(scope["path"], HTTPStatus.FORBIDDEN, detail, "foreign-origin")
        await refusal(scope, receive, send)

    def _is_trusted(self, request: HTTPConnection) -> bool:
        if request.scope["method"] in SAFE_METHODS:
            return True
        site, origin = (request.headers.get(name) for name in ("Sec-Fetch-Site", "Origin"))
        if site in OWN_SITE or origin in self.origins:
            return True
        return site is None and origin is None and self.cookie not in request.cookies


def trusted_origins(settings: Settings) -> frozenset[str]:
    """Return the origins whose pages may send what changes something: ours, and those of CORS."""
    url = urlsplit(settings.public_url)
    return frozenset({f"{url.scheme}://{url.netloc}", *settings.cors_origins})


def describe_refusal(app: FastAPI) -> None:
    """Tell in the description of the API that what changes something can be refused."""
    described = app.openapi
    [(status, refusal)] = problems(HTTPStatus.FORBIDDEN).items()

    def openapi() -> dict[str, Any]:
        description = described()
        for methods in description["paths"].values():
            for method, operation in methods.items():
                if method.upper() not in SAFE_METHODS:
                    operation["responses"].setdefault(str(int(status)), refusal)
        return description

    app.openapi = openapi  # type: ignore[method-assign] # as FastAPI says to extend it
