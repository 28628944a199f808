"""Who comes back from the provider, and is not signed in."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.fetching import FetchError
from builder.core.provider import Provider
from builder.models.browser_session import BrowserSession
from builder.models.user import User
from tests.integration.accounts import AUTH
from tests.integration.conftest import SETTINGS
from tests.integration.trips import ATTEMPT, CLAIMS, begin, come_back, signed_in
from tests.issuing import Issuer


@pytest.fixture
def issuer(app: FastAPI) -> Issuer:
    """Return the provider of the application."""
    issuer: Issuer = app.state.issuer
    return issuer


async def test_an_answer_counts_once(client: AsyncClient, issuer: Issuer) -> None:
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    response = await come_back(client, answer)
    forgotten = [each for each in response.headers.get_list("Set-Cookie") if ATTEMPT in each]
    assert "Max-Age=0" in forgotten[0]
    again = await come_back(client, answer)
    assert again.status_code == 401
    assert "Set-Cookie" not in again.headers


async def test_an_answer_counts_in_the_browser_that_asked(
    client: AsyncClient, issuer: Issuer
) -> None:
    answer = issuer.authorize(await begin(client), "mallory", **CLAIMS)
    del client.headers["Cookie"]
    assert (await come_back(client, answer)).status_code == 401
    await begin(client)
    assert (await come_back(client, answer)).status_code == 401
    client.headers["Cookie"] = f"{ATTEMPT}="
    assert (await come_back(client, answer)).status_code == 401


@pytest.mark.parametrize(
    "change", [{"state": "x"}, {"state": ""}, {"state": "ä"}, {"iss": "https://other.test"}]
)
async def test_a_changed_answer_is_refused(
    client: AsyncClient, issuer: Issuer, change: dict[str, str]
) -> None:
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    refused = await come_back(client, answer | change)
    assert refused.status_code == 401
    assert refused.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("claims", [{"nonce": "x"}, {"aud": "other"}, {"iss": "x"}, {"exp": 1}])
async def test_a_wrong_token_signs_nobody_in(
    client: AsyncClient, issuer: Issuer, claims: dict[str, object]
) -> None:
    refused = await signed_in(client, issuer, **claims)
    assert refused.status_code == 401
    assert "Set-Cookie" not in refused.headers


async def test_an_answer_without_a_code_signs_nobody_in(
    client: AsyncClient, issuer: Issuer
) -> None:
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    del answer["code"]
    assert (await come_back(client, answer)).status_code == 401


@pytest.mark.parametrize(
    "destination",
    ["https://evil.test", "//evil.test", "/\\evil.test", "/\t/evil.test", "evil", "", "/ä", "/a b"],
)
async def test_nobody_is_led_to_another_site(client: AsyncClient, destination: str) -> None:
    response = await client.get(f"{AUTH}/login", params={"next": destination})
    assert response.status_code == 422
    assert response.json()["errors"][0]["location"] == ["query", "next"]


async def test_codes_come_to_an_address_that_no_request_tells(client: AsyncClient) -> None:
    for headers in ({"X-Forwarded-Host": "evil.test"}, {"Forwarded": "host=evil.test"}):
        response = await client.get(f"{AUTH}/login", headers=headers)
        assert "redirect_uri=https%3A%2F%2Fshop.test%2F" in response.headers["Location"]


async def test_a_closed_account_cannot_sign_in(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    await session.execute(update(User).values(is_active=False))
    await session.commit()
    assert (await client.get(f"{AUTH}/me")).status_code == 401
    assert (await signed_in(client, issuer)).status_code == 401


async def test_a_provider_that_is_down_is_no_fault_of_the_caller(
    app: FastAPI, client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    async def nothing(*_: object) -> bytes:
        raise FetchError

    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    app.state.provider = Provider(SETTINGS, issuer.fetch, nothing)
    assert (await come_back(client, answer)).status_code == 503
    app.state.provider = Provider(SETTINGS, nothing, issuer.exchange)
    assert (await client.get(f"{AUTH}/login")).status_code == 503
    assert await session.scalar(select(func.count()).select_from(BrowserSession)) == 0
