"""The sign-in providers of the site, if it has any, and what it wants of who comes from them."""

from collections.abc import AsyncGenerator
from typing import Annotated

from fastapi import Depends, FastAPI, Request

from ..core.config import Settings
from ..core.exchanging import exchange
from ..core.fetching import fetch
from ..core.issuers import refuse_placeholder
from ..core.provider import Provider
from ..core.providers import FIRST, Offer, offers, refuse_repeated
from ..services.arrival import ArrivalService
from ..services.audit import Actor
from ..services.chosen_provider import ChosenProviderService
from ..services.noted_identity import NotedIdentityService
from ..services.provider import ProviderService
from ..services.refusing import refusing
from ..services.vouched_session import VouchedSessionService
from ..services.vouched_sign_in import VouchedSignInService
from .callers import CurrentUser
from .code_flow import ProviderServiceDep, address
from .deps import SessionDep
from .endpoints.code_flow import SignIn
from .endpoints.linked_identity import LinkingProvider
from .endpoints.linked_identity import Service as IdentityServiceDep
from .offers import OfferDep
from .replacing import replace
from .shares import Client
from .visits import visits


async def get_arrivals(
    request: Request, session: SessionDep, client: Client, offer: OfferDep
) -> ArrivalService:
    """Return what lets people in as the site wants it of the provider that they come from."""
    return ArrivalService(session, offer.settings, request.app.state.password_hasher, client)


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


async def get_provider(request: Request, offer: OfferDep) -> ProviderService:
    """Return what leads to the provider that a path names, or to the first, to sign in."""
    return _leading(request, offer.key, "/auth/callback", "/callback")


async def get_linking_provider(request: Request, offer: OfferDep) -> ProviderService:
    """Return what leads there to link an account."""
    return _leading(request, offer.key, "/auth/identities/link/callback", "/link/callback")


def _leading(request: Request, key: str, first: str, further: str) -> ProviderService:
    state = request.app.state
    if key == FIRST:
        return ProviderService(state.provider, address(state.settings, first))
    back = address(state.settings, f"/auth/providers/{key}{further}")
    return ChosenProviderService(key, state.further_providers[key], back)


def install(app: FastAPI, settings: Settings) -> None:
    """Let the endpoints of the provider keep the rules of the site, and lead to more than one.

    They are those of every project with single sign-on: they get other dependencies.
    Raises IssuerError and RepeatedIssuerError.
    """
    refuse_repeated(settings)
    app.state.further_providers = {
        offer.key: _trusted(offer, settings) for offer in offers(settings) if offer.key != FIRST
    }
    app.dependency_overrides[visits] = get_arrivals
    replace(app, ProviderServiceDep, get_provider)
    replace(app, LinkingProvider, get_linking_provider)
    replace(app, SignIn, get_sign_in)
    replace(app, IdentityServiceDep, get_identities)


def _trusted(offer: Offer, settings: Settings) -> Provider:
    refuse_placeholder(offer.issuer, settings)
    return Provider(offer.settings, fetch, exchange)
