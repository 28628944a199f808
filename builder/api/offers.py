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
_OF_FURTHER: Final = {
    "/auth/providers/{provider}/login": "get",
    "/auth/providers/{provider}/callback": "get",
    "/auth/providers/{provider}/logout": "get",
    "/auth/providers/{provider}/link": "post",
    "/auth/providers/{provider}/link/callback": "get",
}


def without_provider(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield path and method of each operation that leads to no provider of this site."""
    keys = {offer.key for offer in offers(settings)}
    idle = ({} if FIRST in keys else _OF_FIRST) | ({} if keys - {FIRST} else _OF_FURTHER)
    yield from ((f"{PREFIX}{path}", method) for path, method in idle.items())


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
