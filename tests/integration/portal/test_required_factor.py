"""A site on which everybody needs a second factor."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.schemas.account import Invite
from builder.services.invitation import InvitationService
from builder.services.setup import SetupService
from tests.integration.accounts import (
    AUTH,
    EMAIL,
    PASSWORD,
    log_in,
    open_session,
    register,
    sign_in,
)
from tests.integration.browsers import COOKIE, carry, token_of
from tests.integration.conftest import SETTINGS

from .factors import FACTOR, begin, code, enrol, knock
from .pages import SAME_SITE, person, send
from .tokens import CALLER, make, program
from .workspaces import actor_of

REQUIRED = SETTINGS.model_copy(update={"second_factor": "required"})


@pytest.fixture(autouse=True)
def required(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Require a second factor."""
    monkeypatch.setattr(app.state, "settings", REQUIRED)


@pytest.mark.parametrize("path", ["/account", "/workspaces", "/", "/?name=Shop"])
async def test_who_has_none_goes_nowhere_but_to_set_it_up(client: AsyncClient, path: str) -> None:
    await open_session(client)
    response = await client.get(path)
    assert response.status_code == 303
    there = await client.get(response.headers["Location"])
    assert there.status_code == 200
    assert "Set yours up to go on" in there.text


async def test_administrators_are_no_exception(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session, role="admin")
    for path in ("/people", "/audit"):
        response = await client.get(path)
        assert response.headers["Location"] == f"{FACTOR}?next=%2F{path[1:]}"
    response = await client.get("/api/v1/users")
    assert (response.status_code, response.json()["code"]) == (401, "second-factor-missing")


async def test_no_form_gets_past_it(client: AsyncClient) -> None:
    await open_session(client)
    form = {"current_password": PASSWORD, "password": "another horse, another battery"}
    response = await send(client, "/account/password", **form)
    assert response.headers["Location"].startswith(FACTOR)
    assert (await log_in(client)).status_code == 200


async def test_a_session_of_the_api_gets_no_further(client: AsyncClient) -> None:
    await register(client)
    carry(client, token_of(await log_in(client)))
    response = await client.get(f"{AUTH}/me")
    assert response.status_code == 401
    assert FACTOR in response.json()["detail"]


async def test_who_signs_in_sets_it_up_and_goes_on(client: AsyncClient) -> None:
    await register(client)
    signed_in = await knock(client, "/account")
    assert signed_in.headers["Location"] == "/account"
    carry(client, token_of(signed_in))
    led = (await client.get("/account")).headers["Location"]
    assert led == f"{FACTOR}?next=%2Faccount"
    assert f'action="{FACTOR}/begin?next=%2Faccount"' in (await client.get(led)).text
    secret = await begin(client)
    given = {"secret": secret, "code": code(secret)}
    done = await send(client, f"{FACTOR}/confirm?next=%2Faccount", **given)
    assert 'href="/account"' in done.text
    carry(client, done.cookies[COOKIE])
    assert EMAIL in (await client.get("/account")).text
    assert (await client.get(f"{AUTH}/me")).status_code == 200


@pytest.mark.parametrize("there", ["//evil.test", "https://evil.test/"])
async def test_what_comes_next_is_on_this_site(client: AsyncClient, there: str) -> None:
    await open_session(client)
    secret = await begin(client)
    path = f"{FACTOR}/confirm?next={there}"
    done = await send(client, path, secret=secret, code=code(secret))
    assert "evil" not in done.text.split("<main", 1)[1]


async def test_a_part_of_a_page_leads_the_whole_page_on(client: AsyncClient) -> None:
    await open_session(client)
    shown = {"HX-Request-Type": "partial", "HX-Current-URL": "http://test/?name=Shop"}
    response = await client.get("/", headers=shown | SAME_SITE)
    assert response.headers["HX-Redirect"] == f"{FACTOR}?next=%2F%3Fname%3DShop"


async def test_who_founds_the_site_sets_it_up_first(
    client: AsyncClient, setup_service: SetupService
) -> None:
    token = await setup_service.offer()
    response = await send(client, "/setup", **person(), token=token)
    carry(client, token_of(response))
    led = await client.get(response.headers["Location"])
    assert led.headers["Location"] == f"{FACTOR}?next=%2Fpeople"


async def test_who_is_invited_sets_it_up_first(
    client: AsyncClient, session: AsyncSession, invitations: InvitationService
) -> None:
    administrator = await sign_in(client, session, role="admin")
    token = await invitations.invite(Invite(), actor_of(administrator))
    client.headers.pop("Cookie")
    response = await send(client, f"/join/{token}", **person())
    carry(client, token_of(response))
    assert (await client.get("/account")).headers["Location"].startswith(FACTOR)


async def test_who_takes_it_off_is_led_to_set_it_up(client: AsyncClient) -> None:
    secret, _ = await enrol(client)
    given = {"current_password": PASSWORD, "code": code(secret, 1)}
    assert (await client.get("/account")).status_code == 200
    await send(client, f"{FACTOR}/off", **given)
    assert (await client.get("/account")).headers["Location"].startswith(FACTOR)


async def test_whoever_has_none_can_sign_out(client: AsyncClient) -> None:
    await open_session(client)
    assert (await send(client, "/sign-out")).headers["Location"] == "/"


@pytest.mark.usefixtures("projects")
async def test_an_open_site_asks_guests_for_nothing(client: AsyncClient) -> None:
    assert (await client.get("/")).status_code == 200


async def test_a_token_of_who_has_none_works_no_more(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    app.state.settings = SETTINGS
    machine = program(app, await make(client))
    assert (await machine.get(CALLER)).status_code == 200
    app.state.settings = REQUIRED
    refused = await machine.get(CALLER)
    assert refused.status_code == 401
    assert refused.json()["code"] == "second-factor-missing"
