"""Changing and resetting passwords over HTTP."""

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.user import User
from builder.schemas.user import UserUpdate
from builder.services.password import PasswordService
from builder.services.user import UserService
from tests.integration.accounts import AUTH, EMAIL, PASSWORD, log_in, open_session, register

NEW = "another horse, another battery"


async def change(client: AsyncClient, current: str, new: str = NEW) -> Response:
    """Change the password of who is signed in."""
    body = {"current_password": current, "password": new}
    return await client.post(f"{AUTH}/password", json=body)


async def reset(client: AsyncClient, token: str, new: str = NEW) -> Response:
    """Reset a password with a token."""
    body = {"token": token, "password": new}
    return await client.post(f"{AUTH}/password-reset", json=body)


@pytest.fixture
def service(app: FastAPI, session: AsyncSession) -> PasswordService:
    """Return what the scripts on the server use."""
    return PasswordService(session, app.state.password_hasher)


@pytest.fixture
async def token(client: AsyncClient, service: PasswordService) -> str:
    """Return a token that resets the password of an account."""
    await register(client)
    token = await service.reset_token(EMAIL)
    assert token is not None
    return token


async def test_a_changed_password_replaces_the_old_one(client: AsyncClient) -> None:
    await open_session(client)
    assert (await change(client, PASSWORD)).status_code == 204
    assert (await log_in(client)).status_code == 401
    assert (await log_in(client, password=NEW)).status_code == 200


async def test_a_changed_password_ends_what_somebody_is_signed_in_with(
    client: AsyncClient,
) -> None:
    await open_session(client)
    assert (await client.get(f"{AUTH}/me")).status_code == 200
    await change(client, PASSWORD)
    assert (await client.get(f"{AUTH}/me")).status_code == 401


async def test_who_does_not_know_the_password_cannot_change_it(client: AsyncClient) -> None:
    await open_session(client)
    response = await change(client, "not the password")
    assert response.status_code == 422
    assert response.json()["errors"][0]["location"] == ["body", "current_password"]
    assert (await log_in(client)).status_code == 200


async def test_a_new_password_has_the_bounds_of_the_first(client: AsyncClient) -> None:
    await open_session(client)
    response = await change(client, PASSWORD, "pa55word")
    assert response.status_code == 422
    assert response.json()["errors"][0]["location"] == ["body", "password"]


async def test_a_forgotten_password_is_reset_once(client: AsyncClient, token: str) -> None:
    assert (await reset(client, token)).status_code == 204
    assert (await log_in(client, password=NEW)).status_code == 200
    assert (await reset(client, token, "a third horse, a third one")).status_code == 401


async def test_a_reset_password_ends_what_somebody_is_signed_in_with(
    client: AsyncClient, service: PasswordService
) -> None:
    await open_session(client)
    token = await service.reset_token(EMAIL)
    assert (await reset(client, str(token))).status_code == 204
    assert (await client.get(f"{AUTH}/me")).status_code == 401


async def test_what_resets_a_password_is_not_stored(session: AsyncSession, token: str) -> None:
    stored = await session.scalar(select(User.reset_digest))
    assert stored is not None
    assert token not in stored


async def test_only_the_newest_token_resets_a_password(
    client: AsyncClient, service: PasswordService, token: str
) -> None:
    newest = await service.reset_token(EMAIL)
    assert (await reset(client, token)).status_code == 401
    assert (await reset(client, str(newest))).status_code == 204


async def test_a_token_that_resets_a_password_expires(
    client: AsyncClient, session: AsyncSession, token: str
) -> None:
    await session.execute(update(User).values(reset_expires_at=datetime.now(UTC)))
    await session.commit()
    assert (await reset(client, token)).status_code == 401


async def test_a_changed_password_cannot_be_reset_with_an_older_token(
    client: AsyncClient, service: PasswordService
) -> None:
    await open_session(client)
    token = await service.reset_token(EMAIL)
    await change(client, PASSWORD)
    assert (await reset(client, str(token))).status_code == 401


async def test_a_closed_account_resets_nothing(
    client: AsyncClient, session: AsyncSession, token: str
) -> None:
    await session.execute(update(User).values(is_active=False))
    await session.commit()
    assert (await reset(client, token)).status_code == 401


async def test_an_address_without_an_account_gets_no_token(service: PasswordService) -> None:
    assert await service.reset_token("nobody@example.com") is None


async def test_a_token_stays_void_when_a_closed_account_is_opened_again(
    client: AsyncClient, session: AsyncSession, token: str
) -> None:
    user = (await session.scalars(select(User).where(User.email == EMAIL))).one()
    for is_active in (False, True):
        await UserService(session).update(user.id, UserUpdate(is_active=is_active))
    assert (await reset(client, token)).status_code == 401
