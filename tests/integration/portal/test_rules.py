"""Who may use what: each route has a rule, and keeps it whoever asks."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from builder.api.prefix import PREFIX
from builder.core.policy import MOST, Role, Scope, at_least
from builder.models.access_token import AccessToken
from builder.models.membership import Membership
from builder.models.reader_link import ReaderLink
from builder.services import browser_session
from tests.factories.user import make_user
from tests.integration.accounts import sign_in
from tests.integration.conftest import SETTINGS

from .asking import GRACE, ask
from .pages import send
from .rules import ADMINISTRATORS, FOR_EVERYBODY, GUESTS, IN_PERSON, ROLES, RULES
from .tokens import HERE, OWN, make, program
from .workspaces import ORDERS, TEAM, begin, colleague, revise

pytestmark = pytest.mark.usefixtures("projects")

OPENS_SESSIONS = {
    "auth": "the application puts `password_sign_in` in its place",
    "invitation": "a new account has no second factor yet",
    "noted_session": "it opens what the others ask it for",
    "password_sign_in": "it asks for the second factor",
    "second_factor": "the first code was shown a moment ago",
    "setup": "a new account has no second factor yet",
    "sign_in": "the provider answers for a second factor",
    "vouched_session": "as above",
    "vouched_sign_in": "as above",
}
NOWHERE = {
    "code": "x" * 10,
    "form": "csv",
    "token": "x",
    "provider": "nobody",
    "workspace": "nothing",
    "advisory_id": 1,
    "identity_id": 1,
    "invitation_id": 1,
    "session_id": 1,
    "token_id": 1,
    "user_id": 1,
}

type Places = Mapping[str, object]


def routes(app: FastAPI) -> set[str]:
    """Return every route of the application; one without a method serves files."""
    return {
        f"{'GET' if method == 'HEAD' else method} {context.path}"
        for context in iter_route_contexts(app.routes)
        for method in context.methods or {"GET"}
    }


def nobody(app: FastAPI) -> AsyncClient:
    """Return the browser of somebody who is not signed in, on a page of ours."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    return AsyncClient(transport=ASGITransport(app), base_url="http://test", headers=headers)


@pytest.fixture
async def places(client: AsyncClient, session: AsyncSession) -> Places:
    """Sign in, make a workspace with something of everything, and return where it is."""
    await sign_in(client, session)
    await begin(client)
    await revise(client, 1, features="docker")
    await send(client, f"{ORDERS}/links", audience="public")
    await send(client, f"{TEAM}/presets/new", name="Free")
    await make(client, HERE)
    await make_user(session, email=GRACE)
    other = await make_user(session)
    home = await session.scalar(select(Membership.workspace_id))
    assert home is not None
    member = Membership(workspace_id=home, user_id=other.id, role=Role.VIEWER)
    session.add(member)
    await session.commit()
    return {
        "workspace": "team",
        "blueprint": "orders",
        "number": 1,
        "form": "json",
        "member_id": member.id,
        "preset": "free",
        "link_id": await session.scalar(select(ReaderLink.id)),
        "token_id": await session.scalar(select(AccessToken.id)),
    }


async def test_each_route_has_one_rule(app: FastAPI) -> None:
    tables = (FOR_EVERYBODY, RULES, ROLES)
    known = [route for table in tables for route in table]
    assert routes(app) == {*known}
    assert len(known) == len({*known})


async def test_a_closed_builder_is_for_who_is_signed_in(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.state, "settings", SETTINGS.model_copy(update={"admission": "closed"}))
    stranger = nobody(app)
    found = {route: await ask(stranger, route, NOWHERE) for route in RULES}
    assert found == dict.fromkeys(RULES, "sign in")


async def test_what_is_for_people_is_for_nobody_else(app: FastAPI) -> None:
    stranger = nobody(app)
    asked = [route for route, rule in RULES.items() if rule != GUESTS]
    found = {route: await ask(stranger, route, NOWHERE) for route in asked}
    assert found == dict.fromkeys(asked, "sign in")


async def test_what_is_for_administrators_is_for_nobody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    asked = [route for route, rule in RULES.items() if rule == ADMINISTRATORS]
    found = {route: await ask(client, route, NOWHERE) for route in asked}
    assert found == dict.fromkeys(asked, "refused")


async def test_who_lacks_a_required_factor_gets_to_what_adds_it_only(
    app: FastAPI, client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    required = SETTINGS.model_copy(update={"second_factor": "required"})
    monkeypatch.setattr(app.state, "settings", required)
    await sign_in(client, session, role="admin")
    asked = [route for route, rule in RULES.items() if rule != GUESTS]
    found = {route: await ask(client, route, NOWHERE) for route in asked}
    adding = {route for route in asked if " /account/second-factor" in route}
    assert {found[route] for route in asked if route not in adding} == {"second factor first"}
    assert not {found[route] for route in adding} & {"second factor first", "sign in"}


def test_nothing_opens_a_session_that_knows_no_second_factors() -> None:
    services = Path(browser_session.__file__).parent.glob("*.py")
    opens = re.compile(r"\.open(_noted)?\(")
    opening = {each.stem for each in services if opens.search(each.read_text("utf-8"))}
    assert opening == OPENS_SESSIONS.keys()


async def answers(
    connection: AsyncConnection, client: AsyncClient, places: Places
) -> dict[str, str]:
    """Ask each route of a workspace, and undo what came of it."""
    found: dict[str, str] = {}
    for route in ROLES:
        undone = await connection.begin_nested()
        found[route] = await ask(client, route, places)
        await undone.rollback()
    return found


def allowed(role: Role) -> dict[str, str]:
    """Return what becomes of each route where somebody has a role."""
    return {
        route: "allowed" if at_least(role, least) else "refused" for route, least in ROLES.items()
    }


async def test_a_workspace_is_not_there_for_others(
    app: FastAPI, connection: AsyncConnection, session: AsyncSession, places: Places
) -> None:
    assert await answers(connection, nobody(app), places) == dict.fromkeys(ROLES, "sign in")
    stranger = nobody(app)
    await sign_in(stranger, session)
    assert await answers(connection, stranger, places) == dict.fromkeys(ROLES, "not there")


@pytest.mark.parametrize("role", Role)
async def test_a_role_opens_what_its_rule_says(
    app: FastAPI, connection: AsyncConnection, session: AsyncSession, places: Places, role: Role
) -> None:
    member = await colleague(app, session, role)
    assert await answers(connection, member, places) == allowed(role)


async def test_an_administrator_of_the_site_is_an_owner_everywhere(
    connection: AsyncConnection, client: AsyncClient, session: AsyncSession, places: Places
) -> None:
    await sign_in(client, session, role="admin")
    assert await answers(connection, client, places) == allowed(Role.OWNER)


@pytest.mark.parametrize("path", [OWN, HERE])
async def test_a_token_opens_what_its_scope_says_and_never_a_page(
    app: FastAPI, connection: AsyncConnection, client: AsyncClient, places: Places, path: str
) -> None:
    for scope in Scope:
        machine = program(app, await make(client, path, scope=scope))
        expected = {
            route: told if route.partition(" ")[2].startswith(PREFIX) else "sign in"
            for route, told in allowed(MOST[scope]).items()
        }
        expected |= dict.fromkeys(IN_PERSON, "refused")
        assert await answers(connection, machine, places) == expected


async def test_a_token_of_one_workspace_finds_no_other(
    app: FastAPI, connection: AsyncConnection, client: AsyncClient, places: Places
) -> None:
    await send(client, "/workspaces", name="Other")
    token = await make(client, "/workspaces/other/tokens", scope="manage")
    found = await answers(connection, program(app, token), places)
    assert {found[route] for route in ROLES if PREFIX in route} == {"not there"}


@pytest.mark.parametrize("role", Role)
async def test_a_token_does_no_more_than_its_owner_may_by_now(
    app: FastAPI, connection: AsyncConnection, session: AsyncSession, places: Places, role: Role
) -> None:
    member = await colleague(app, session, Role.OWNER)
    machine = program(app, await make(member, HERE, scope="manage"))
    newest = select(Membership).order_by(Membership.id.desc()).limit(1)
    (await session.scalars(newest)).one().role = role
    await session.commit()
    found = await answers(connection, machine, places)
    told = {route: each for route, each in allowed(role).items() if PREFIX in route}
    assert {route: found[route] for route in told} == told | dict.fromkeys(IN_PERSON, "refused")
