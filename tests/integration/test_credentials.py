"""Passwords that change while they are checked."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.passwords import PasswordHasher
from builder.models.user import User
from tests.integration.accounts import log_in, register


async def test_a_password_that_is_replaced_while_it_is_checked_opens_nothing(
    client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await register(client)
    verify = PasswordHasher.verify

    async def replace_meanwhile(hasher: PasswordHasher, *given: str) -> bool:
        matches = await verify(hasher, *given)
        await session.execute(update(User).values(password_hash=await hasher.hash("another one")))
        await session.commit()
        return matches

    monkeypatch.setattr(PasswordHasher, "verify", replace_meanwhile)
    assert (await log_in(client)).status_code == 401
