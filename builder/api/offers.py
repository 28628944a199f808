"""Which of the sign-in providers a path is about."""

from fastapi import Request

from ..core.providers import FIRST, Offer, offer_of


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
