"""Signing in with the provider over HTTP: there, back, and out again."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core import signin
from builder.core.config import Settings
from builder.core.issuers import IssuerError
from builder.core.optional_issuer import NO_ISSUER
from builder.core.provider import Provider
from builder.main import create_app
from builder.models.user import User
from tests.integration.accounts import AUTH
from tests.integration.browsers import COOKIE, carry, token_of
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS, begin, come_back, signed_in
from tests.issuing import Issuer


@pytest.fixture
def issuer(app: FastAPI) -> Issuer:
    """Return the provider of the application."""
    issuer: Issuer = app.state.issuer
    return issuer


async def test_somebody_signs_in_and_out(client: AsyncClient, issuer: Issuer) -> None:
    assert (await signed_in(client, issuer)).headers["Location"] == "/"
    me = (await client.get(f"{AUTH}/me")).json()
    assert (me["email"], me["role"]) == ("ada@example.com", "user")
    assert (await client.post(f"{AUTH}/logout")).status_code == 204
    assert (await client.get(f"{AUTH}/me")).status_code == 401


async def test_an_identity_has_one_account(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    for _ in range(2):
        await signed_in(client, issuer)
    assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_the_cookie_of_an_attempt_is_for_this_host_and_for_no_script(
    client: AsyncClient,
) -> None:
    cookie = (await client.get(f"{AUTH}/login")).headers["Set-Cookie"]
    for attribute in ("HttpOnly", "Max-Age=600", "Path=/", "SameSite=lax", "Secure"):
        assert attribute in cookie


@pytest.mark.parametrize(
    ("error", "told"),
    [("access_denied", "access_denied"), ("<script>", "server_error"), ("", "server_error")],
)
async def test_the_front_end_is_told_what_went_wrong_there(
    client: AsyncClient, issuer: Issuer, error: str, told: str
) -> None:
    state = issuer.authorize(await begin(client, next="/a?b=c#d"), "ada")["state"]
    response = await come_back(client, {"state": state, "error": error})
    assert response.headers["Location"] == f"/a?b=c&sign_in_error={told}#d"
    assert COOKIE not in response.cookies


async def test_somebody_returns_to_where_they_began(
    client: AsyncClient, app: FastAPI, issuer: Issuer
) -> None:
    url = await begin(client, next="/orders?page=2#last")
    app.state.settings = SETTINGS.model_copy(update={"return_url": "https://app.shop.test/"})
    response = await come_back(client, issuer.authorize(url, "ada", **CLAIMS))
    assert response.headers["Location"] == "https://app.shop.test/orders?page=2#last"


async def test_a_browser_that_signs_in_again_gets_a_new_session(
    client: AsyncClient, issuer: Issuer
) -> None:
    first = token_of(await signed_in(client, issuer))
    url = await begin(client)
    client.headers["Cookie"] += f"; {COOKIE}={first}"
    second = token_of(await come_back(client, issuer.authorize(url, "ada", **CLAIMS)))
    for token, status in ((first, 401), (second, 200)):
        carry(client, token)
        assert (await client.get(f"{AUTH}/me")).status_code == status


async def test_a_role_that_the_provider_tells_ends_the_sessions_of_the_old_one(
    client: AsyncClient, app: FastAPI, issuer: Issuer
) -> None:
    settings = SETTINGS.model_copy(update={"oidc_roles_claim": "roles"})
    app.state.provider = Provider(settings, issuer.fetch, issuer.exchange)
    old = token_of(await signed_in(client, issuer))
    await signed_in(client, issuer, roles=["admin"])
    assert (await client.get(f"{AUTH}/me")).json()["role"] == "admin"
    carry(client, old)
    assert (await client.get(f"{AUTH}/me")).status_code == 401


async def test_somebody_is_led_to_sign_out_at_the_provider(
    client: AsyncClient, issuer: Issuer
) -> None:
    response = await client.get(f"{AUTH}/provider-logout")
    assert response.status_code == 303
    assert response.headers["Location"].startswith(f"{issuer.url}/logout?client_id=")


class FreshSettings(Settings, env_file=None):
    """What a checkout has before anybody set anything."""

    public_url: str = "https://shop.test"


@pytest.mark.parametrize("issuer", [NO_ISSUER, "", "https://issuer.example.com"])
def test_a_site_without_a_provider_starts_in_production(issuer: str) -> None:
    assert create_app(FreshSettings(environment="production", oidc_issuer=issuer))


def test_a_provider_without_tls_is_none_in_production() -> None:
    plain = "http://issuer.test"
    assert create_app(FreshSettings(oidc_issuer=plain))
    with pytest.raises(IssuerError, match="production"):
        signin.install(FastAPI(), FreshSettings(environment="production", oidc_issuer=plain))
