"""Who is not let in: told by the log, which has the address, and nothing of what was typed."""

import json
import logging
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from builder.core.logging import JsonFormatter
from builder.core.provider import Provider
from tests.integration.accounts import AUTH, EMAIL, log_in, open_session, register
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS, begin, come_back, signed_in
from tests.issuing import Issuer

from .factors import code, enrol, knock, show_code, wrong
from .pages import person, send
from .providers import reach_nobody

GUESS = "a guess at something"
REFUSING = "builder.services.refusing"


@pytest.fixture(autouse=True)
def written_as_json(caplog: pytest.LogCaptureFixture) -> None:
    """Write what is logged as in production."""
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(JsonFormatter())


@pytest.fixture
async def client(app: FastAPI) -> AsyncClient:
    """Return a client that comes from an address of its own."""
    return AsyncClient(
        transport=ASGITransport(app, client=("192.0.2.7", 1)), base_url="http://test"
    )


def refusals(caplog: pytest.LogCaptureFixture) -> list[tuple[str, str, str]]:
    """Return what was refused, to whom, and why; nothing of what was typed is anywhere."""
    assert GUESS not in caplog.text
    assert EMAIL not in caplog.text
    lines: list[dict[str, Any]] = [json.loads(line) for line in caplog.text.splitlines()]
    found = [line for line in lines if line["logger"] == REFUSING]
    assert all(each["level"] == "WARNING" for each in found)
    return [(each["refused"], each["client"], each["reason"]) for each in found]


def refused(what: str, *reasons: str) -> list[tuple[str, str, str]]:
    """Return what the log says of attempts from the address of the client."""
    return [(what, "192.0.2.7", reason) for reason in reasons]


async def test_a_wrong_password_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await register(client)
    await send(client, "/sign-in", email=EMAIL, password=GUESS)
    await log_in(client, password=GUESS)
    await log_in(client, "nobody@example.com", GUESS)
    assert refusals(caplog) == refused("sign-in", *["not-authenticated"] * 3)


async def test_a_wrong_code_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    secret, _ = await enrol(client)
    guess = wrong(secret)
    await knock(client)
    for _ in range(5):
        await show_code(client, guess)
    await show_code(client, code(secret, 1))
    assert f'"{guess}"' not in caplog.text
    reasons = [*["wrong-code"] * 4, *["attempt-ended"] * 2]
    assert refusals(caplog) == refused("sign-in", *reasons)


async def test_a_password_where_a_code_is_missing_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await enrol(client)
    await log_in(client)
    assert refusals(caplog) == refused("sign-in", "second-factor-needed")


async def test_who_is_refused_after_the_provider_is_in_the_log(
    client: AsyncClient, issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    await signed_in(client, issuer, email_verified=False)
    await client.get(f"{AUTH}/callback", params={"state": GUESS, "code": GUESS})
    assert refusals(caplog) == refused("sign-in", *["not-authenticated"] * 2)


async def test_a_provider_that_is_away_refuses_nobody(
    app: FastAPI, client: AsyncClient, issuer: Issuer, caplog: pytest.LogCaptureFixture
) -> None:
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    app.state.provider = Provider(SETTINGS, reach_nobody, reach_nobody)
    assert (await come_back(client, answer)).status_code == 503
    assert refusals(caplog) == []


async def test_a_guess_at_a_password_by_who_is_signed_in_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await open_session(client)
    await send(client, "/account/password", current_password=GUESS, password=GUESS)
    assert refusals(caplog) == refused("password change", "wrong-password")


async def test_a_guess_at_a_link_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await send(client, "/reset/a+guess", password=GUESS)
    assert refusals(caplog) == refused("password reset", "not-authenticated")


async def test_a_guess_at_the_setup_token_is_in_the_log(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await send(client, "/setup", token=GUESS, **person())
    assert refusals(caplog) == refused("setup", "unknown-token")


async def test_who_signs_in_is_not_refused(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await open_session(client)
    assert refusals(caplog) == []
