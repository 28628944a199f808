"""The first account."""

from datetime import UTC, datetime

from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.setup_token import SetupToken
from builder.models.user import User
from builder.services.setup import STARTING_TOGETHER, SetupService
from tests.factories.user import make_user
from tests.integration.accounts import register
from tests.integration.browsers import carry, token_of

from .pages import person, problems_in, send


async def printed(service: SetupService) -> str:
    """Return the token that a server prints."""
    token = await service.offer()
    assert token is not None
    return token


async def age(session: AsyncSession) -> None:
    """Let the token be of a server that started before."""
    await session.execute(update(SetupToken).values(made_at=datetime.now(UTC) - STARTING_TOGETHER))
    await session.commit()


async def test_who_has_the_token_is_the_first_administrator(
    client: AsyncClient, setup_service: SetupService
) -> None:
    token = await printed(setup_service)
    assert "Setup token" in (await client.get("/setup")).text
    response = await send(client, "/setup", token=token, **person("Ada"))
    assert (response.status_code, response.headers["Location"]) == (303, "/people")
    carry(client, token_of(response))
    assert "Ada" in (await client.get("/people")).text


async def test_who_has_no_token_makes_no_account(
    client: AsyncClient, session: AsyncSession, setup_service: SetupService
) -> None:
    await printed(setup_service)
    response = await send(client, "/setup", **person("Ada") | {"token": "a guess"})
    assert response.status_code == 422
    assert "token" in problems_in(response)
    assert await session.scalar(select(User.id)) is None


async def test_the_token_works_once(client: AsyncClient, setup_service: SetupService) -> None:
    token = await printed(setup_service)
    await send(client, "/setup", token=token, **person("Ada"))
    response = await send(client, "/setup", token=token, **person("Eve", "eve@example.com"))
    assert response.status_code == 422


async def test_a_mistake_in_the_form_spends_no_token(
    client: AsyncClient, setup_service: SetupService
) -> None:
    token = await printed(setup_service)
    response = await send(client, "/setup", token=token, **person("") | {"password": "short"})
    assert problems_in(response).keys() == {"name", "password"}
    response = await send(client, "/setup", token=token, **person("Ada"))
    assert response.status_code == 303


async def test_replicas_that_start_together_print_one_token(setup_service: SetupService) -> None:
    assert await setup_service.offer() is not None
    assert await setup_service.offer() is None


async def test_a_server_that_starts_again_prints_the_only_token_that_works(
    client: AsyncClient, session: AsyncSession, setup_service: SetupService
) -> None:
    old = await printed(setup_service)
    await age(session)
    new = await printed(setup_service)
    assert (await send(client, "/setup", token=old, **person("Eve"))).status_code == 422
    assert (await send(client, "/setup", token=new, **person("Ada"))).status_code == 303


async def test_the_database_does_not_know_the_token(
    session: AsyncSession, setup_service: SetupService
) -> None:
    token = await printed(setup_service)
    assert token not in str(await session.scalar(select(SetupToken.digest)))


async def test_nobody_sets_up_twice(client: AsyncClient, setup_service: SetupService) -> None:
    assert 'href="/setup"' in (await client.get("/sign-in")).text
    await send(client, "/setup", token=await printed(setup_service), **person("Ada"))
    assert not await setup_service.is_needed()
    assert (await client.get("/setup")).headers["Location"] == "/sign-in"
    assert 'href="/setup"' not in (await client.get("/sign-in")).text


async def test_who_registered_before_the_administrator_stands_in_nobodys_way(
    client: AsyncClient, setup_service: SetupService
) -> None:
    await register(client, "eve@example.com")
    response = await send(client, "/setup", token=await printed(setup_service), **person("Ada"))
    assert response.status_code == 303


async def test_a_site_that_lost_its_administrators_is_set_up_again(
    client: AsyncClient, session: AsyncSession, setup_service: SetupService
) -> None:
    await make_user(session, role="admin", is_active=False)
    await session.commit()
    assert await setup_service.is_needed()
    token = await printed(setup_service)
    assert (await send(client, "/setup", token=token, **person("Ada"))).status_code == 303


async def test_a_taken_address_spends_no_token(
    client: AsyncClient, setup_service: SetupService
) -> None:
    await register(client, "ada@example.com")
    token = await printed(setup_service)
    response = await send(client, "/setup", token=token, **person("Ada", "ada@example.com"))
    assert problems_in(response).keys() == {"email"}
    assert (await send(client, "/setup", token=token, **person("Ada"))).status_code == 303
