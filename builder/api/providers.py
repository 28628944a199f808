"""The sign-in provider of the site, if it has one, and what the site wants of who comes from it."""

from collections.abc import AsyncGenerator
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, FastAPI, Request

from ..core.config import Settings
from ..core.fetching import FetchError
from ..core.optional_issuer import NO_ISSUER
from ..core.provider import Provider
from ..services.arrival import ArrivalService
from ..services.audit import Actor
from ..services.noted_identity import NotedIdentityService
from ..services.refusing import refusing
from ..services.vouched_session import VouchedSessionService
from ..services.vouched_sign_in import VouchedSignInService
from .callers import CurrentUser
from .deps import SessionDep
from .endpoints.code_flow import SignIn
from .endpoints.linked_identity import Service as IdentityServiceDep
from .replacing import replace
from .shares import Client
from .visits import visits


def provider_title(settings: Settings) -> str:
    """Return what people call the provider; nothing where the site has none."""
    if settings.oidc_issuer == NO_ISSUER:
        return ""
    return settings.oidc_title or urlsplit(settings.oidc_issuer).netloc


async def get_arrivals(request: Request, session: SessionDep, client: Client) -> ArrivalService:
    """Return what lets people in as the site wants it."""
    state = request.app.state
    return ArrivalService(session, state.settings, state.password_hasher, client)


async def get_sign_in(
    request: Request,
    session: SessionDep,
    client: Client,
    arrivals: Annotated[ArrivalService, Depends(get_arrivals)],
) -> AsyncGenerator[VouchedSignInService]:
    """Offer what opens sessions that the provider answers for; whom it refuses is in the log."""
    sessions = VouchedSessionService(session, request.app.state.settings, client)
    with refusing("sign-in", client):
        yield VouchedSignInService(arrivals, sessions)


async def get_identities(
    session: SessionDep, user: CurrentUser, client: Client
) -> NotedIdentityService:
    """Return what links the account of who calls, and notes it."""
    return NotedIdentityService(session, Actor(user, client))


async def reach_nobody(*_: object) -> bytes:
    """Stand in for a provider where the site has none."""
    message = "This site has no sign-in provider."
    raise FetchError(message)


def install(app: FastAPI, settings: Settings) -> None:
    """Let the endpoints of the provider keep the rules of the site.

    They are those of every project with single sign-on: they get other dependencies.
    """
    if settings.oidc_issuer == NO_ISSUER:
        app.state.provider = Provider(settings, reach_nobody, reach_nobody)
    app.dependency_overrides[visits] = get_arrivals
    replace(app, SignIn, get_sign_in)
    replace(app, IdentityServiceDep, get_identities)
