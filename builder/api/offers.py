"""Which of the sign-in providers a path is about."""

from collections.abc import Iterator
from typing import Final

from fastapi import Request

from ..core.config import Settings
from ..core.providers import FIRST, Offer, offer_of, offers
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
    if not any(offer.key == FIRST for offer in offers(settings)):
        yield from ((f"{PREFIX}{path}", method) for path, method in _OF_FIRST.items())


def key_in(request: Request) -> str:
    """Return the key of the provider that a path names; the first has none."""
    key: str = request.path_params.get("provider", FIRST)
    return key


async def get_offer(request: Request) -> Offer:
    """Return the provider that a path names, or the first. Raises NotFoundError."""
    return offer_of(request.app.state.settings, key_in(request))


async def require_provider(request: Request, provider: str) -> None:
    """Raise NotFoundError where the site has no provider with this key."""
    offer_of(request.app.state.settings, provider)
