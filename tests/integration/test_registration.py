"""Who may create an account."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from pydantic import Secret
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.user import User
from builder.schemas.user import Register
from scripts.create_account import create
from tests.integration.accounts import AUTH, EMAIL, PASSWORD, log_in, register
from tests.integration.conftest import SETTINGS

CLOSED = SETTINGS.model_copy(update={"registration": False})


async def test_nobody_registers_where_that_is_closed(
    app: FastAPI, client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state, "settings", CLOSED)
    response = await register(client)
    assert response.status_code == 403
    assert response.json()["code"] == "registration-closed"
    assert await session.scalar(select(func.count()).select_from(User)) == 0


async def test_who_is_given_an_account_chooses_its_password(
    client: AsyncClient, session: AsyncSession
) -> None:
    given = "a password that nobody knows"
    token = await create(session, Register(email=EMAIL, password=Secret(given)))
    body = {"token": token, "password": PASSWORD}
    assert (await client.post(f"{AUTH}/password-reset", json=body)).status_code == 204
    assert (await log_in(client)).status_code == 200
    assert (await log_in(client, password=given)).status_code == 401
