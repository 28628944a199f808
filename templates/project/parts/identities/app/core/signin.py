"""What sign-in needs of the application."""

from fastapi import FastAPI

from .config import Settings
from .fetching import fetch
from .issuers import refuse_placeholder
from .provider import Provider


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the provider as `app.state.provider`. Raises IssuerError."""
    provider = Provider(settings, fetch)
    refuse_placeholder(provider.issuer, settings)
    app.state.provider = provider
