"""The way to the provider and back, for endpoints."""

import re
from typing import Annotated
from urllib.parse import urlencode, urlsplit

from fastapi import Depends, Request, Response
from fastapi.responses import RedirectResponse

from ..core.attempts import LIFETIME_SECONDS, Attempt
from ..core.browser import BrowserCookie
from ..core.config import Settings
from ..services.provider import ProviderService
from .prefix import PREFIX

SEE_OTHER = 303
_KNOWN_ERROR = re.compile(r"[a-z_]{1,50}")


def address(settings: Settings, path: str) -> str:
    """Return where browsers find a path of the API: the settings tell, and no request."""
    return f"{settings.public_url.removesuffix('/')}{PREFIX}{path}"


def returned(settings: Settings, destination: str, error: str | None = None) -> RedirectResponse:
    """Send a browser back to the front end, and tell it what went wrong at the provider."""
    url = urlsplit(destination)
    if error is not None:
        told = error if _KNOWN_ERROR.fullmatch(error) else "server_error"
        query = "&".join(filter(None, (url.query, urlencode({"sign_in_error": told}))))
        url = url._replace(query=query)
    return RedirectResponse(settings.return_url.removesuffix("/") + url.geturl(), SEE_OTHER)


def keep(cookie: BrowserCookie, response: Response, attempt: Attempt) -> None:
    """Let the browser keep an attempt until it comes back."""
    cookie.write(response, attempt.kept, LIFETIME_SECONDS)


async def provider_service(request: Request) -> ProviderService:
    """Return the service for this request."""
    state = request.app.state
    return ProviderService(state.provider, address(state.settings, "/auth/callback"))


ProviderServiceDep = Annotated[ProviderService, Depends(provider_service)]
