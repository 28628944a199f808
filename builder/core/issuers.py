"""Which providers may say in production who somebody is."""

from urllib.parse import urlsplit

from .config import Settings

LOOPBACK = frozenset({"localhost", "127.0.0.1"})
PLACEHOLDER_DOMAIN = ".example.com"


class IssuerError(ValueError):
    """In production, tokens come from a provider that exists, over TLS."""

    def __init__(self, issuer: str) -> None:
        """Tell the issuer."""
        super().__init__(f"{issuer} is no issuer for production: set that of your provider.")


def refuse_placeholder(issuer: str, settings: Settings) -> None:
    """Raise IssuerError where people could not rely on `issuer` in production."""
    if settings.environment == "production" and not is_trustworthy(issuer):
        raise IssuerError(issuer)


def is_trustworthy(issuer: str) -> bool:
    """Tell whether an issuer is no placeholder, and nobody can answer in its place."""
    url = urlsplit(issuer)
    host = url.hostname or ""
    return host in LOOPBACK or (url.scheme == "https" and not host.endswith(PLACEHOLDER_DOMAIN))
