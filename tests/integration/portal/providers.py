"""The sign-in providers of the site, as tests use them."""

from fastapi import FastAPI
from httpx2 import AsyncClient, Response

from builder.core.fetching import FetchError
from builder.core.provider import Provider
from builder.core.provider_settings import ProviderSettings
from builder.core.providers import offer_of
from tests.integration.accounts import AUTH
from tests.integration.browsers import COOKIE, carry
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS
from tests.issuing import CLIENT, Issuer

from .pages import send


def configure(app: FastAPI, **changes: object) -> None:
    """Change settings of the application, and what it knows of its provider."""
    app.state.settings = SETTINGS.model_copy(update=changes)
    issuer: Issuer = app.state.issuer
    app.state.provider = Provider(app.state.settings, issuer.fetch, issuer.exchange)


def add(app: FastAPI, key: str, **said: object) -> Issuer:
    """Let the site have one more provider; tests reach it without HTTP."""
    issuer = Issuer(f"https://{key}.test")
    client = {"client_id": CLIENT[0], "client_secret": CLIENT[1]}
    usual = {"issuer": issuer.url, "accounts": "everybody", **client}
    more = {key: ProviderSettings.model_validate({**usual, **said})}
    state = app.state
    providers = {**state.settings.oidc_providers, **more}
    state.settings = state.settings.model_copy(update={"oidc_providers": providers})
    provider = Provider(offer_of(state.settings, key).settings, issuer.fetch, issuer.exchange)
    state.further_providers = {**state.further_providers, key: provider}
    return issuer


async def reach_nobody(*_: object) -> bytes:
    """Stand in for a provider that is away."""
    message = "nobody answers"
    raise FetchError(message)


async def link(client: AsyncClient, issuer: Issuer, token: str) -> Response:
    """Link the account that is signed in, as its owner does on the page."""
    carry(client, token)
    page = await send(client, "/account/identities")
    assert page.status_code == 200, page.text
    way = page.text.partition('class="button primary" href="')[2].partition('"')[0]
    answer = issuer.authorize(way.replace("&amp;", "&"), "ada", **CLAIMS)
    kept = f"__Host-link={page.cookies['__Host-link']}; {COOKIE}={token}"
    path = f"{AUTH}/identities/link/callback"
    return await client.get(path, params=answer, headers={"Cookie": kept})
