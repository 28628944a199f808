"""Invitations, from the page that makes them to the account."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from builder.models.invitation import Invitation
from builder.models.user import User
from builder.services import invitation
from tests.integration.accounts import sign_in

from .pages import link_in, person, problems_in, send
from .tokens import make, program


@pytest.fixture
async def admin(client: AsyncClient, session: AsyncSession) -> User:
    """Sign an administrator in."""
    return await sign_in(client, session, role="admin")


@pytest.fixture
async def link(client: AsyncClient, admin: User) -> str:
    """Return the path of an invitation that whoever has it may accept."""
    assert admin.role == "admin"
    return link_in(await send(client, "/people/invitations", role="user"))


async def test_who_is_invited_makes_an_account_and_is_signed_in(
    client: AsyncClient, session: AsyncSession, link: str
) -> None:
    assert "You are invited" in (await client.get(link)).text
    response = await send(client, link, **person("Bob"))
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    account = await session.scalar(select(User).where(User.name == "Bob"))
    assert account is not None
    assert account.role == "user"


async def test_an_invitation_is_accepted_once(client: AsyncClient, link: str) -> None:
    await send(client, link, **person("Bob"))
    assert (await client.get(link)).status_code == 404
    response = await send(client, link, **person("Eve", "eve@example.com"))
    assert response.status_code == 404


@pytest.mark.usefixtures("admin")
async def test_an_invitation_for_an_address_is_for_no_other(client: AsyncClient) -> None:
    made = await send(client, "/people/invitations", email="bob@example.com", role="user")
    response = await send(client, link_in(made), **person("Eve", "eve@example.com"))
    assert problems_in(response) == {"email": "This invitation is for another address."}
    response = await send(client, link_in(made), **person("Bob", "Bob@Example.com"))
    assert response.status_code == 303


@pytest.mark.usefixtures("admin")
async def test_an_invitation_gives_the_role_that_it_was_made_with(
    client: AsyncClient, session: AsyncSession
) -> None:
    made = await send(client, "/people/invitations", role="admin")
    await send(client, link_in(made), **person("Bob"), role="user")
    assert await session.scalar(select(User.role).where(User.name == "Bob")) == "admin"


async def test_an_expired_invitation_is_none(
    client: AsyncClient, session: AsyncSession, link: str
) -> None:
    await session.execute(update(Invitation).values(expires_at=datetime.now(UTC)))
    await session.commit()
    assert (await send(client, link, **person("Bob"))).status_code == 404


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "user"}], ids=str)
async def test_who_may_not_invite_any_more_has_invited_nobody(
    client: AsyncClient, session: AsyncSession, admin: User, link: str, change: dict[str, Any]
) -> None:
    await session.execute(update(User).where(User.id == admin.id).values(**change))
    await session.commit()
    assert (await send(client, link, **person("Bob"))).status_code == 404


async def test_a_withdrawn_invitation_is_none(
    client: AsyncClient, session: AsyncSession, link: str
) -> None:
    key = await session.scalar(select(Invitation.id))
    await send(client, f"/people/invitations/{key}/withdraw")
    assert (await client.get(link)).status_code == 404
    assert (await send(client, f"/people/invitations/{key}/withdraw")).status_code == 404


async def test_a_taken_address_leaves_the_invitation_open(
    client: AsyncClient, admin: User, link: str
) -> None:
    response = await send(client, link, **person("Eve", admin.email))
    assert problems_in(response).keys() == {"email"}
    assert (await client.get(link)).status_code == 200


async def test_who_has_an_account_is_not_invited(client: AsyncClient, admin: User) -> None:
    response = await send(client, "/people/invitations", email=admin.email, role="user")
    assert problems_in(response).keys() == {"email"}


async def test_the_database_does_not_know_the_link(session: AsyncSession, link: str) -> None:
    stored = await session.scalar(select(Invitation.digest))
    assert stored is not None
    assert stored not in link


@pytest.mark.usefixtures("admin")
async def test_there_is_no_role_but_those_on_offer(client: AsyncClient) -> None:
    response = await send(client, "/people/invitations", role="emperor")
    assert response.status_code == 422
    assert problems_in(response).keys() == {"role"}


@pytest.mark.usefixtures("link")
async def test_so_many_invitations_are_open_and_no_more(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitation, "MOST_OPEN", 1)
    response = await send(client, "/people/invitations", role="user")
    assert "withdraw some first" in problems_in(response)[""]


async def test_an_administrator_invites_over_http(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    invitations = f"{PREFIX}/invitations"
    made = await client.post(invitations, json={"email": "bob@example.com"})
    assert made.status_code == 201
    path = made.json()["url"].removeprefix("https://shop.test")
    assert (await client.get(path)).status_code == 200
    [told] = (await client.get(invitations)).json()
    assert (told["email"], told["role"]) == ("bob@example.com", "user")
    assert (await client.delete(f"{invitations}/{told['id']}")).status_code == 204
    assert (await client.delete(f"{invitations}/{told['id']}")).status_code == 404
    assert (await client.get(path)).status_code == 404


async def test_no_token_invites_anybody(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session, role="admin")
    machine = program(app, await make(client, scope="manage"))
    assert (await machine.post(f"{PREFIX}/invitations", json={})).status_code == 401
