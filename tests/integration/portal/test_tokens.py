"""Tokens of programs: made, shown once, used, revoked."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.access_tokens import PREFIX
from builder.core.callers import PermissionDeniedError
from builder.core.policy import Grant, Scope
from builder.models.access_token import AccessToken
from builder.models.membership import Membership
from builder.models.user import User
from builder.schemas.access_token import AccessTokenWrite
from builder.schemas.user import UserRead
from builder.services.access_token import MOST_TOKENS, AccessTokenService
from builder.services.audit import Actor
from tests.integration.accounts import AUTH, PASSWORD, open_session, sign_in
from tests.integration.conftest import SETTINGS

from .pages import problems_in, send
from .records import take_away
from .tokens import CALLER, HERE, OWN, make, program, revoking, token_in
from .workspaces import TEAM, begin, colleague

pytestmark = pytest.mark.usefixtures("projects")

UNKNOWN = f"{PREFIX}{'0' * 64}"


async def test_a_token_is_shown_once(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    made = await send(client, OWN, name="CI", scope="read", days="30")
    token = token_in(made)
    assert made.headers["Cache-Control"] == "no-store"
    page = (await client.get(OWN)).text
    assert token not in page
    assert token[: len(PREFIX) + 6] in page
    assert token[: len(PREFIX) + 7] not in page


async def test_only_the_digest_of_a_token_is_kept(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    token = await make(client)
    row = (await session.execute(select(AccessToken.__table__))).one()
    assert not any(token in str(value) for value in row)
    assert len(token) == len(PREFIX) + 64


async def test_a_program_is_known_by_its_token(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    user = await sign_in(client, session)
    caller = await program(app, await make(client, scope="write")).get(CALLER)
    assert caller.json()["user"]["email"] == user.email
    assert (caller.json()["token"], caller.json()["scope"]) == ("CI", "write")
    in_person = await client.get(CALLER)
    assert (in_person.json()["token"], in_person.json()["scope"]) == (None, None)


@pytest.mark.parametrize("token", ["", "x", UNKNOWN, UNKNOWN[:-1], f"{UNKNOWN}0", "ä" * 40])
async def test_a_token_that_is_none_is_refused_even_where_everybody_may_come_in(
    app: FastAPI, token: str
) -> None:
    nobody = program(app)
    nobody.headers["Authorization"] = f"Bearer {token}".encode().decode("latin-1")
    for path in (CALLER, "/api/v1/catalog", "/project.zip"):
        refused = await nobody.get(path)
        assert refused.status_code == 401
        assert refused.headers["Content-Type"] == "application/problem+json"
        assert refused.headers["WWW-Authenticate"].startswith("Bearer")
        assert refused.json()["code"] == "unknown-token"


async def test_whoever_comes_with_nothing_is_told_what_to_come_with(app: FastAPI) -> None:
    refused = await program(app).get(CALLER)
    assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")
    other = program(app)
    other.headers["Authorization"] = "Basic YTpi"
    assert (await other.get("/api/v1/catalog")).status_code == 200
    assert (await other.get(CALLER)).status_code == 401


async def test_a_token_does_not_outlive_its_days(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    machine = program(app, await make(client, days="1"))
    assert (await machine.get(CALLER)).status_code == 200
    await session.execute(update(AccessToken).values(expires_at=datetime.now(UTC)))
    await session.commit()
    assert (await machine.get(CALLER)).status_code == 401
    assert "expired" in (await client.get(OWN)).text


async def test_a_revoked_token_ends_at_once(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    machine = program(app, await make(client))
    [revoke] = revoking((await client.get(OWN)).text, OWN)
    assert (await send(client, revoke)).headers["Location"] == OWN
    assert (await machine.get(CALLER)).status_code == 401
    assert (await send(client, revoke)).status_code == 404


async def test_nobody_sees_or_revokes_the_token_of_somebody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await make(client, name="Mine")
    [revoke] = revoking((await client.get(OWN)).text, OWN)
    await sign_in(client, session)
    assert "Mine" not in (await client.get(OWN)).text
    assert (await send(client, revoke)).status_code == 404


async def test_no_token_makes_or_revokes_tokens(client: AsyncClient, session: AsyncSession) -> None:
    user = await sign_in(client, session)
    await make(client)
    key = await session.scalar(select(AccessToken.id))
    assert key is not None
    actor = Actor(UserRead.model_validate(user), "127.0.0.1", Grant("CI", Scope.MANAGE))
    service = AccessTokenService(session)
    with pytest.raises(PermissionDeniedError):
        await service.make(actor, AccessTokenWrite(name="More"))
    with pytest.raises(PermissionDeniedError):
        await service.revoke(actor, key)
    assert list(await session.scalars(select(AccessToken.id))) == [key]


async def test_a_token_of_a_closed_account_does_not_work(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    user = await sign_in(client, session)
    machine = program(app, await make(client))
    await session.execute(update(User).where(User.id == user.id).values(is_active=False))
    await session.commit()
    assert (await machine.get(CALLER)).status_code == 401


async def test_a_new_password_leaves_tokens_as_they_are(app: FastAPI, client: AsyncClient) -> None:
    await open_session(client)
    machine = program(app, await make(client))
    form = {"current_password": PASSWORD, "password": "another horse, another battery"}
    assert (await send(client, "/account/password", **form)).status_code == 303
    assert (await machine.get(CALLER)).status_code == 200


async def test_use_is_noted_once_a_minute(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    machine = program(app, await make(client))
    noted: list[bool] = []
    for ago in (timedelta(0), timedelta(seconds=30), timedelta(minutes=2)):
        then = datetime.now(UTC) - ago
        if ago:
            await session.execute(update(AccessToken).values(used_at=then))
            await session.commit()
        await machine.get(CALLER)
        used = await session.scalar(select(AccessToken.used_at))
        assert used is not None
        noted.append(used > then)
    assert noted == [True, False, True]


async def test_pages_know_no_tokens(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    machine = program(app, await make(client, scope="manage"))
    for path in ("/account", OWN, "/workspaces", TEAM):
        asked = await machine.get(path)
        assert asked.headers["Location"].startswith("/sign-in"), path
    assert (await machine.get(f"{AUTH}/me")).status_code == 401
    changed = await machine.post(f"{AUTH}/password", json={})
    assert changed.status_code == 401


async def test_a_closed_builder_admits_a_token(
    app: FastAPI, client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sign_in(client, session)
    machine = program(app, await make(client))
    closed = SETTINGS.model_copy(update={"admission": "closed"})
    monkeypatch.setattr(app.state, "settings", closed)
    for path in ("/api/v1/catalog", "/project.zip", "/blueprint.toml"):
        assert (await machine.get(path)).status_code == 200, path
        assert (await program(app, UNKNOWN).get(path)).status_code == 401, path
        assert (await program(app).get(path)).status_code == 401, path


async def test_a_token_that_cannot_be_looked_up_is_not_called_wrong(
    app: FastAPI, tmp_path: Path
) -> None:
    take_away(app, tmp_path)
    for path in (CALLER, "/api/v1/catalog"):
        assert (await program(app, UNKNOWN).get(path)).status_code == 503
    assert (await program(app).get("/api/v1/catalog")).status_code == 200


async def test_wrong_tokens_are_counted_and_keep_nobody_from_signing_in(
    app: FastAPI, client: AsyncClient, session: AsyncSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sign_in(client, session)
    machine = program(app, await make(client))
    few = SETTINGS.model_copy(update={"sign_in_rate_limit": "3/day"})
    monkeypatch.setattr(app.state, "settings", few)
    guessing = program(app, UNKNOWN)
    tried = [await guessing.get(CALLER) for _ in range(4)]
    assert [each.status_code for each in tried] == [401, 401, 401, 429]
    assert int(tried[-1].headers["Retry-After"]) > 0
    assert (await machine.get(CALLER)).status_code == 200
    signed = await send(client, "/sign-in", email="a@example.com", password=PASSWORD)
    assert signed.status_code == 422


BAD = (
    ("name", "", "Fill this in."),
    ("name", "x" * 41, "At most 40 characters."),
    ("name", "a\u202eb", "The invisible character U+202E changes the direction of text."),
    ("name", "a\0b", "must not contain the character NUL"),
    ("days", "0", "At least 1."),
    ("days", "367", "At most 366."),
    ("days", "soon", "This is no whole number."),
)


@pytest.mark.parametrize("path", [OWN, HERE])
async def test_what_is_wrong_with_a_token_is_told_at_its_input(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await sign_in(client, session)
    await begin(client)
    for field, value, told in BAD:
        refused = await send(client, path, **{"name": "CI", "days": "90", field: value})
        assert refused.status_code == 422, (field, value)
        assert problems_in(refused) == {field: told}
    assert await session.scalar(select(AccessToken.id)) is None


@pytest.mark.parametrize("path", [OWN, HERE])
async def test_what_no_page_lets_anybody_choose_is_a_problem_too(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await sign_in(client, session)
    await begin(client)
    for field, value, place in (("days", "9" * 5_000, "days"), ("scope", "everything", "")):
        refused = await send(client, path, **{"name": "CI", "days": "90", field: value})
        assert refused.status_code == 422, (field, value)
        assert problems_in(refused).keys() == {place}
    assert await session.scalar(select(AccessToken.id)) is None


@pytest.mark.parametrize("path", [OWN, HERE])
async def test_there_is_room_for_so_many_tokens_and_expired_ones_make_it(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await sign_in(client, session)
    await begin(client)
    for _ in range(MOST_TOKENS):
        await make(client, path)
    refused = await send(client, path, name="One more")
    assert problems_in(refused) == {"": f"There are {MOST_TOKENS} tokens: revoke some first."}
    await session.execute(update(AccessToken).values(expires_at=datetime.now(UTC)))
    await session.commit()
    await make(client, path, name="One more")
    assert list(await session.scalars(select(AccessToken.name))) == ["One more"]


async def test_who_manages_a_workspace_makes_and_revokes_its_tokens(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    maintainer = await colleague(app, session, "maintainer")
    machine = program(app, await make(maintainer, HERE, name="Deploy", scope="write"))
    assert (await machine.get(CALLER)).status_code == 200
    assert "Deploy" in (await client.get(HERE)).text
    assert "Deploy" not in (await maintainer.get(OWN)).text
    [revoke] = revoking((await client.get(HERE)).text, HERE)
    assert (await send(client, revoke)).headers["Location"] == HERE
    assert (await machine.get(CALLER)).status_code == 401
    audit = (await client.get(f"{TEAM}/audit")).text
    assert "token.made" in audit
    assert "token.revoked" in audit


async def test_editors_neither_see_nor_make_tokens_of_a_workspace(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await make(client, HERE)
    [revoke] = revoking((await client.get(HERE)).text, HERE)
    editor = await colleague(app, session, "editor")
    assert (await editor.get(HERE)).status_code == 403
    assert (await send(editor, HERE, name="x")).status_code == 403
    assert (await send(editor, revoke)).status_code == 403
    assert f'href="{HERE}"' not in (await editor.get(TEAM)).text


async def test_a_token_of_one_workspace_is_not_revoked_from_another(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    await make(client, HERE)
    await make(client, OWN)
    [here] = revoking((await client.get(HERE)).text, HERE)
    [own] = revoking((await client.get(OWN)).text, OWN)
    await send(client, "/workspaces", name="Other")
    for path in (
        here.replace("/team/", "/other/"),
        own.replace(OWN, HERE),
        here.replace(HERE, OWN),
    ):
        assert (await send(client, path)).status_code == 404, path


async def test_tokens_of_a_workspace_end_with_the_membership_of_their_maker(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    maintainer = await colleague(app, session, "maintainer")
    here, own = await make(maintainer, HERE), await make(maintainer, OWN)
    key = await session.scalar(select(Membership.id).where(Membership.role == "maintainer"))
    assert (await send(client, f"{TEAM}/members/{key}/remove")).status_code == 303
    assert (await program(app, here).get(CALLER)).status_code == 401
    assert (await program(app, own).get(CALLER)).status_code == 200


async def test_tokens_of_a_workspace_end_with_it(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    machine = program(app, await make(client, HERE))
    await send(client, f"{TEAM}/delete", confirmation="Team")
    assert (await machine.get(CALLER)).status_code == 401
