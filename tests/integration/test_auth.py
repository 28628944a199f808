"""Registering and logging in over HTTP."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.passwords import PasswordHasher
from builder.models.user import User
from tests.integration.accounts import AUTH, EMAIL, PASSWORD, log_in, open_session, register
from tests.integration.browsers import carry, token_of


async def test_who_registers_can_log_in(client: AsyncClient) -> None:
    registered = await register(client)
    assert registered.status_code == 201, registered.text
    logged_in = await log_in(client)
    assert logged_in.json() == registered.json()
    carry(client, token_of(logged_in))
    assert (await client.get(f"{AUTH}/me")).json() == registered.json()


async def test_no_answer_has_the_password_or_its_hash(client: AsyncClient) -> None:
    assert "password" not in (await register(client)).text
    assert "password" not in (await log_in(client)).text


async def test_an_address_has_one_account_however_it_is_written(client: AsyncClient) -> None:
    await register(client)
    response = await register(client, EMAIL.upper())
    assert response.status_code == 409
    assert response.json()["errors"][0]["location"] == ["body", "email"]
    assert (await log_in(client, EMAIL.upper())).status_code == 200


@pytest.mark.parametrize("password", ["pa55word", "x" * 129])
async def test_a_password_has_bounds(client: AsyncClient, password: str) -> None:
    body = {"email": EMAIL, "password": password}
    response = await client.post(f"{AUTH}/register", json=body)
    assert response.status_code == 422
    assert "characters" in response.json()["errors"][0]["message"]
    assert password not in response.text


@pytest.mark.parametrize(
    ("email", "password"),
    [(EMAIL, "not the password"), ("nobody@example.com", PASSWORD)],
)
async def test_wrong_credentials_are_refused_alike(
    client: AsyncClient, email: str, password: str
) -> None:
    await register(client)
    response = await log_in(client, email, password)
    assert response.status_code == 401
    assert response.json()["detail"] == "The e-mail address or the password is wrong."
    assert "Set-Cookie" not in response.headers


async def test_a_browser_that_logs_in_again_gets_a_new_session(client: AsyncClient) -> None:
    first = await open_session(client)
    second = token_of(await log_in(client))
    assert (await client.get(f"{AUTH}/me")).status_code == 401
    carry(client, second)
    assert (await client.get(f"{AUTH}/me")).status_code == 200
    assert first != second


async def test_no_other_site_signs_somebody_in(client: AsyncClient) -> None:
    await register(client)
    body = {"email": EMAIL, "password": PASSWORD}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.test"}):
        response = await client.post(f"{AUTH}/login", json=body, headers=headers)
        assert response.status_code == 403
        assert "Set-Cookie" not in response.headers


async def test_a_closed_account_cannot_log_in(client: AsyncClient, session: AsyncSession) -> None:
    await register(client)
    await session.execute(update(User).values(is_active=False))
    await session.commit()
    assert (await log_in(client)).status_code == 401


async def test_a_password_is_hashed_anew_at_the_cost_of_today(
    client: AsyncClient, session: AsyncSession
) -> None:
    await register(client)
    cheap = await PasswordHasher(memory_kib=64).hash(PASSWORD)
    await session.execute(update(User).values(password_hash=cheap))
    await session.commit()
    assert (await log_in(client)).status_code == 200
    assert await session.scalar(select(User.password_hash)) != cheap
    assert (await log_in(client)).status_code == 200
