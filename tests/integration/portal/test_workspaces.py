"""Workspaces, and who is let into them."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.factories.user import make_user
from tests.integration.accounts import sign_in

from .pages import problems_in, send
from .workspaces import ORDERS, TEAM, begin, colleague, document, saving

pytestmark = pytest.mark.usefixtures("projects")


async def test_who_makes_a_workspace_owns_it(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    made = await send(client, "/workspaces", name="Großes Team")
    assert made.headers["Location"] == "/workspaces/grosses-team"
    assert "Owner" in (await client.get("/workspaces")).text
    assert (await client.get("/workspaces/grosses-team/settings")).status_code == 200


async def test_two_workspaces_of_one_name_have_two_addresses(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    made = [await send(client, "/workspaces", name="Team") for _ in range(3)]
    addresses = [each.headers["Location"] for each in made]
    assert addresses == [TEAM, f"{TEAM}-2", f"{TEAM}-3"]


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\u202eb"])
async def test_a_name_that_is_none_is_refused(
    client: AsyncClient, session: AsyncSession, name: str
) -> None:
    await sign_in(client, session)
    refused = await send(client, "/workspaces", name=name)
    assert refused.status_code == 422
    assert problems_in(refused)["name"]


@pytest.mark.parametrize(
    "path",
    ["", "/members", "/settings", "/blueprints/orders", "/blueprints/orders/revisions/1"],
)
async def test_a_workspace_of_others_is_not_there(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await sign_in(client, session)
    await begin(client)
    await sign_in(client, session)
    foreign, absent = [
        await client.get(f"/workspaces/{each}{path}") for each in ("team", "nothing")
    ]
    assert foreign.status_code == absent.status_code == 404
    assert foreign.text.replace("team", "nothing") == absent.text


async def test_an_administrator_may_enter_every_workspace(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await sign_in(client, session, role="admin")
    assert (await client.get(ORDERS)).status_code == 200
    assert "Team" in (await client.get("/workspaces")).text


async def test_a_workspace_is_deleted_by_its_name(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    refused = await send(client, f"{TEAM}/delete", confirmation="team")
    assert problems_in(refused) == {"confirmation": "This is not the name of the workspace."}
    assert (await client.get(ORDERS)).status_code == 200
    await send(client, f"{TEAM}/delete", confirmation="Team")
    assert (await client.get(ORDERS)).status_code == 404


async def test_a_new_name_keeps_the_address(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    await send(client, f"{TEAM}/settings", name="Shop team")
    assert "Shop team" in (await client.get(TEAM)).text


async def test_who_has_an_account_is_let_in_once(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await make_user(session, email="grace@example.com", name="Grace")
    await session.commit()
    assert (
        await send(client, f"{TEAM}/members", email="Grace@example.com", role="viewer")
    ).status_code == 303
    page = (await client.get(f"{TEAM}/members")).text
    assert "Grace" in page
    again = await send(client, f"{TEAM}/members", email="grace@example.com", role="viewer")
    assert "member already" in problems_in(again)["email"]
    nobody = await send(client, f"{TEAM}/members", email="nobody@example.com")
    assert "no open account" in problems_in(nobody)["email"]


async def test_a_member_is_changed_and_removed(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, "viewer")
    form = f"{TEAM}/members/{membership_in((await other.get(f'{TEAM}/members')).text)}"
    assert (await send(client, form, role="maintainer")).status_code == 303
    assert (await send(other, f"{ORDERS}/revisions/1/approve")).status_code == 303
    removed = await send(client, f"{form}/remove")
    assert removed.headers["Location"] == f"{TEAM}/members"
    assert (await other.get(TEAM)).status_code == 404


async def test_a_workspace_keeps_an_owner(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    await begin(client)
    key = membership_in((await client.get(f"{TEAM}/members")).text)
    for path, role in ((f"{TEAM}/members/{key}", "editor"), (f"{TEAM}/members/{key}/remove", "")):
        refused = await send(client, path, role=role)
        assert refused.status_code == 422
        assert "keeps an owner" in problems_in(refused)[""]


FORBIDDEN: dict[str, tuple[tuple[str, dict[str, str]], ...]] = {
    "viewer": (
        (saving(f"{ORDERS}/save", document(1)), {"summary": "x", "base": "1"}),
        (saving(f"{ORDERS}/merge", document(1)), {"base": "1"}),
        (f"{ORDERS}/revisions/1/restore", {"base": "1"}),
        (f"{ORDERS}/settings", {"name": "x"}),
    ),
    "editor": (
        (f"{ORDERS}/revisions/1/approve", {}),
        (f"{ORDERS}/revisions/1/withdraw", {}),
        (f"{ORDERS}/delete", {"confirmation": "Orders"}),
        (f"{TEAM}/members", {"email": "a@example.com", "role": "viewer"}),
    ),
    "maintainer": (
        (f"{TEAM}/members", {"email": "a@example.com", "role": "owner"}),
        (f"{TEAM}/settings", {"name": "x"}),
        (f"{TEAM}/delete", {"confirmation": "Team"}),
    ),
}


@pytest.mark.parametrize("role", FORBIDDEN)
async def test_a_role_may_not_do_what_needs_a_higher_one(
    app: FastAPI, client: AsyncClient, session: AsyncSession, role: str
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, role)
    for path, inputs in FORBIDDEN[role]:
        assert (await send(other, path, **inputs)).status_code == 403, path


async def test_nobody_unmakes_a_higher_role(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    owner = membership_in((await client.get(f"{TEAM}/members")).text)
    other = await colleague(app, session, "maintainer")
    assert (await send(other, f"{TEAM}/members/{owner}", role="viewer")).status_code == 403
    assert (await send(other, f"{TEAM}/members/{owner}/remove")).status_code == 403


async def test_everybody_may_leave(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    other = await colleague(app, session, "viewer")
    mine = membership_in((await other.get(f"{TEAM}/members")).text)
    left = await send(other, f"{TEAM}/members/{mine}/remove")
    assert left.headers["Location"] == "/workspaces"
    assert (await other.get(TEAM)).status_code == 404


def membership_in(page: str) -> str:
    """Return the key of the membership that a page lets somebody end."""
    return page.partition(f"{TEAM}/members/")[2].partition("/")[0].partition('"')[0]
