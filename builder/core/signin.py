"""What sign-in with a provider needs of the application."""

from fastapi import FastAPI

from .browser import cookie
from .config import Settings
from .exchanging import exchange
from .fetching import fetch
from .issuers import refuse_placeholder
from .provider import Provider

ATTEMPT = "sign-in"


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the provider as `app.state.provider`. Raises IssuerError."""
    refuse_placeholder(settings.oidc_issuer, settings)
    app.state.provider = Provider(settings, fetch, exchange)
    app.state.attempt_cookie = cookie(ATTEMPT, settings)
