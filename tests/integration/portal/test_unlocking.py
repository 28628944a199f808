"""Second factors of others, which their owners have lost."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.browser_session import BrowserSession
from builder.models.user import User
from scripts.remove_second_factor import remove
from tests.factories.user import make_user
from tests.integration.accounts import EMAIL, PASSWORD, log_in, register
from tests.integration.browsers import carry, token_of

from .factors import enrol, is_signed_in, knock, leave
from .pages import problems_in, send
from .records import count, noted

ADMIN = "grace@example.com"


async def lost(client: AsyncClient, session: AsyncSession) -> str:
    """Add a second factor to an account, then sign an administrator in; return the page of it."""
    await enrol(client)
    key = await session.scalar(select(User.id))
    await register(client, ADMIN)
    await session.execute(update(User).where(User.email == ADMIN).values(role="admin"))
    await session.commit()
    leave(client)
    carry(client, token_of(await log_in(client, ADMIN)))
    return f"/people/{key}/second-factor"


async def test_administrators_see_who_has_one(client: AsyncClient, session: AsyncSession) -> None:
    page = await lost(client, session)
    people = await client.get("/people")
    assert people.text.count('<span class="tag">second factor</span>') == 1
    assert f'href="{page}"' in people.text
    assert EMAIL in (await client.get(page)).text


async def test_who_lost_it_signs_in_by_password_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    page = await lost(client, session)
    assert await count(session, BrowserSession) == 2
    response = await send(client, page, current_password=PASSWORD)
    assert response.headers["Location"] == "/people"
    assert "Lost second factor" not in (await client.get("/people")).text
    assert await count(session, BrowserSession) == 1
    assert (ADMIN, "factor.removed", EMAIL) in await noted(session)
    leave(client)
    assert is_signed_in(await knock(client))


async def test_an_administrator_confirms_it_with_the_own_password(
    client: AsyncClient, session: AsyncSession
) -> None:
    page = await lost(client, session)
    for given in ({"current_password": "a guess"}, {}):
        response = await send(client, page, **given)
        assert problems_in(response).keys() == {"current_password"}
    assert not is_signed_in(await knock(client))


async def test_nobody_else_takes_it_off(client: AsyncClient, session: AsyncSession) -> None:
    page = await lost(client, session)
    await register(client, "bob@example.com")
    carry(client, token_of(await log_in(client, "bob@example.com")))
    assert (await client.get(page)).status_code == 403
    assert (await send(client, page, current_password=PASSWORD)).status_code == 403


async def test_nobody_takes_the_own_one_off_without_a_code(
    client: AsyncClient, session: AsyncSession
) -> None:
    await lost(client, session)
    key = await session.scalar(select(User.id).where(User.email == ADMIN))
    page = f"/people/{key}/second-factor"
    for response in (await client.get(page), await send(client, page, current_password=PASSWORD)):
        assert response.status_code == 409
        assert "that needs a code" in response.text


@pytest.mark.parametrize("key", ["999999", "0", "nobody", "9" * 30])
async def test_who_is_not_there_has_none(
    client: AsyncClient, session: AsyncSession, key: str
) -> None:
    await lost(client, session)
    page = f"/people/{key}/second-factor"
    assert (await client.get(page)).status_code in {404, 422}
    response = await send(client, page, current_password=PASSWORD)
    assert response.status_code in {404, 422}


async def test_what_is_not_there_is_not_taken_off(
    client: AsyncClient, session: AsyncSession
) -> None:
    await lost(client, session)
    other = await make_user(session)
    await session.commit()
    page = f"/people/{other.id}/second-factor"
    assert (await client.get(page)).status_code == 409
    assert (await send(client, page, current_password=PASSWORD)).status_code == 409


async def test_who_runs_the_server_helps_the_only_administrator(
    client: AsyncClient, session: AsyncSession
) -> None:
    await enrol(client)
    assert await remove(session, EMAIL.upper())
    assert (await client.get("/account")).status_code == 303
    assert is_signed_in(await knock(client))
    assert not await remove(session, EMAIL)
    assert not await remove(session, "nobody@example.com")
