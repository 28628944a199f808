"""Signing in and out with a page."""

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from builder.main import create_app
from tests.integration.accounts import EMAIL, PASSWORD, open_session, register
from tests.integration.browsers import carry, token_of
from tests.integration.conftest import SETTINGS

from .pages import problems_in, send


async def test_who_signs_in_comes_back_to_where_it_was_needed(client: AsyncClient) -> None:
    await register(client)
    asked = await client.get("/account")
    assert asked.headers["Location"] == "/sign-in?next=%2Faccount"
    assert 'value="/account"' in (await client.get(asked.headers["Location"])).text
    response = await send(client, "/sign-in", email=EMAIL, password=PASSWORD, next="/account")
    assert (response.status_code, response.headers["Location"]) == (303, "/account")
    carry(client, token_of(response))
    assert EMAIL in (await client.get("/account")).text


@pytest.mark.parametrize("there", ["https://evil.test/", "//evil.test", "/\\evil.test", ""])
async def test_signing_in_leads_to_no_other_site(client: AsyncClient, there: str) -> None:
    await register(client)
    response = await send(client, "/sign-in", email=EMAIL, password=PASSWORD, next=there)
    assert response.headers["Location"] == "/"


async def test_a_wrong_password_is_told_and_never_sent_back(client: AsyncClient) -> None:
    await register(client)
    wrong = "not the password"
    response = await send(client, "/sign-in", email=EMAIL, password=wrong)
    assert problems_in(response) == {"": "The e-mail address or the password is wrong."}
    assert EMAIL in response.text
    assert wrong not in response.text


async def test_an_empty_form_is_told_input_by_input(client: AsyncClient) -> None:
    await register(client)
    response = await send(client, "/sign-in")
    assert problems_in(response) == {"email": "Fill this in.", "password": "Fill this in."}


async def test_another_site_signs_nobody_in(client: AsyncClient) -> None:
    await register(client)
    form = {"email": EMAIL, "password": PASSWORD}
    response = await client.post(
        "/sign-in", data=form, headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil"}
    )
    assert response.status_code == 403
    assert "Set-Cookie" not in response.headers


async def test_who_signs_out_is_signed_out(client: AsyncClient) -> None:
    await open_session(client)
    assert (await client.get("/account")).status_code == 200
    assert (await send(client, "/sign-out")).headers["Location"] == "/"
    assert (await client.get("/account")).status_code == 303


async def test_no_page_about_an_account_is_kept_by_a_browser(client: AsyncClient) -> None:
    await open_session(client)
    assert (await client.get("/account")).headers["Cache-Control"] == "no-store"


async def test_nobody_guesses_passwords(app: FastAPI) -> None:
    few = create_app(SETTINGS.model_copy(update={"sign_in_rate_limit": "2/day"}))
    few.state.sessions = app.state.sessions
    transport = ASGITransport(few)
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        for password in ("a guess", "another guess"):
            response = await send(client, "/sign-in", email=EMAIL, password=password)
            assert response.status_code == 422
        response = await send(client, "/sign-in", email=EMAIL, password=PASSWORD)
    assert response.status_code == 429
    assert int(response.headers["Retry-After"]) > 0
    assert "Try again later" in response.text


async def test_who_signs_in_is_refused_in_the_language_of_the_page(client: AsyncClient) -> None:
    client.headers["Accept-Language"] = "de"
    response = await send(client, "/sign-in", email=EMAIL, password=PASSWORD)
    assert problems_in(response) == {"": "E-Mail-Adresse oder Passwort ist falsch."}


async def test_a_page_that_does_not_know_who_asks_offers_no_sign_in(client: AsyncClient) -> None:
    await open_session(client)
    response = await client.get("/nowhere", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert 'action="/sign-in"' not in response.text
