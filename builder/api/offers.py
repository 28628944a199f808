"""Which of the sign-in providers a path is about."""

from collections.abc import Iterator
from typing import Annotated, Final

from fastapi import Depends, Request

from ..core.config import Settings
from ..core.optional_issuer import NO_ISSUER
from ..core.providers import FIRST, Offer, offer_of
from .prefix import PREFIX

_OF_FIRST: Final = {
    "/auth/login": "get",
    "/auth/callback": "get",
    "/auth/provider-logout": "get",
    "/auth/identities": "post",
    "/auth/identities/link/callback": "get",
}
"""Operations that every project with single sign-on has, and a site may have no provider for."""


def without_provider(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and method of each operation of a first provider that the site does not have."""
    if settings.oidc_issuer == NO_ISSUER:
        yield from ((f"{PREFIX}{path}", method) for path, method in _OF_FIRST.items())


async def get_offer(request: Request) -> Offer:
    """Return the provider that a path names, or the first. Raises NotFoundError."""
    return offer_of(request.app.state.settings, request.path_params.get("provider", FIRST))


OfferDep = Annotated[Offer, Depends(get_offer)]


async def require_provider(request: Request, provider: str) -> None:
    """Raise NotFoundError where the site has no provider with this key."""
    offer_of(request.app.state.settings, provider)
