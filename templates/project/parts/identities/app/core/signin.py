"""What sign-in needs of the application, and what can go wrong with who somebody is."""

from urllib.parse import urlsplit

from fastapi import FastAPI

from .config import Settings
from .fetching import fetch
from .provider import Provider

LOOPBACK = frozenset({"localhost", "127.0.0.1"})
PLACEHOLDER_DOMAIN = ".example.com"


class IssuerError(ValueError):
    """In production, tokens come from a provider that exists, over TLS."""

    def __init__(self, issuer: str) -> None:
        """Tell the issuer."""
        super().__init__(f"{issuer} is no issuer for production: set that of your provider.")


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the provider as `app.state.provider`. Raises IssuerError."""
    provider = Provider(settings, fetch)
    if settings.environment == "production" and not is_trustworthy(provider.issuer):
        raise IssuerError(provider.issuer)
    app.state.provider = provider


def is_trustworthy(issuer: str) -> bool:
    """Tell whether an issuer is no placeholder, and nobody can answer in its place."""
    url = urlsplit(issuer)
    host = url.hostname or ""
    return host in LOOPBACK or (url.scheme == "https" and not host.endswith(PLACEHOLDER_DOMAIN))
