"""Who came in and how, and who put an end to that: noted in the audit of the site."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response
from sqlalchemy import delete, exc, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.audit_event import AuditEvent
from builder.models.browser_session import BrowserSession
from builder.repositories.audit import AuditChainRepository
from builder.schemas.account import Invite
from builder.services.invitation import InvitationService
from builder.services.password import PasswordService
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
from tests.integration.trips import CLAIMS, begin, come_back, signed_in
from tests.issuing import ISSUER, Issuer

from .factors import code, enrol, is_signed_in, knock, show_code, wrong
from .pages import SAME_SITE, person, send
from .records import actions, count, faults, noted
from .workspaces import actor_of

NEW = "another horse, another battery"
GUESS = "a guess"
BY_PASSWORD = (EMAIL, "session.opened", "password")


async def last(session: AsyncSession) -> tuple[str, str, str]:
    """Return what was noted last."""
    return (await noted(session))[-1]


async def reset_token(app: FastAPI, session: AsyncSession) -> str:
    """Return what resets the password of an account, as a script on the server makes it."""
    token = await PasswordService(session, app.state.password_hasher).reset_token(EMAIL)
    assert token
    return token


async def test_a_sign_in_by_password_is_noted_as_such(
    client: AsyncClient, session: AsyncSession
) -> None:
    await register(client)
    await send(client, "/sign-in", email=EMAIL, password=PASSWORD)
    await log_in(client)
    assert await noted(session) == [BY_PASSWORD, BY_PASSWORD]
    assert await faults(session) == []


async def test_a_sign_in_with_a_code_is_noted_as_such(
    client: AsyncClient, session: AsyncSession
) -> None:
    secret, codes = await enrol(client)
    await knock(client)
    assert is_signed_in(await show_code(client, code(secret, 1)))
    assert await last(session) == (EMAIL, "session.opened", "password and code")
    await knock(client)
    assert is_signed_in(await show_code(client, codes[0]))
    assert await last(session) == (EMAIL, "session.opened", "password and recovery code")


async def test_a_password_that_needs_a_code_yet_is_not_noted(
    client: AsyncClient, session: AsyncSession
) -> None:
    await enrol(client)
    before = await noted(session)
    await knock(client)
    assert (await log_in(client)).status_code == 403
    assert await noted(session) == before


async def test_a_sign_in_at_the_provider_is_noted_with_its_address(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    assert await last(session) == (EMAIL, "session.opened", ISSUER)


async def test_who_is_invited_comes_in_by_invitation(
    client: AsyncClient, session: AsyncSession, invitations: InvitationService
) -> None:
    administrator = await sign_in(client, session, role="admin")
    token = await invitations.invite(Invite(), actor_of(administrator))
    await send(client, f"/join/{token}", **person())
    assert await last(session) == ("bob@example.com", "session.opened", "invitation")


async def test_who_is_first_comes_in_by_the_setup_token(
    client: AsyncClient, session: AsyncSession, setup_service: SetupService
) -> None:
    await send(client, "/setup", token=await setup_service.offer(), **person("Ada", EMAIL))
    assert await noted(session) == [
        (EMAIL, "person.joined", f"{EMAIL}: admin"),
        (EMAIL, "session.opened", "setup token"),
    ]
    assert {*await session.scalars(select(AuditEvent.address))} == {"127.0.0.1"}


async def test_who_signs_out_is_not_noted(client: AsyncClient, session: AsyncSession) -> None:
    for path in ("/sign-out", f"{AUTH}/logout"):
        await open_session(client)
        await send(client, path)
    assert await noted(session) == [BY_PASSWORD, BY_PASSWORD]


@pytest.mark.parametrize("path", ["/account/sessions/end", f"{AUTH}/logout-everywhere"])
async def test_signing_out_everywhere_is_noted(
    client: AsyncClient, session: AsyncSession, path: str
) -> None:
    await open_session(client)
    await send(client, path)
    assert await last(session) == (EMAIL, "session.ended", "everywhere")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Somebody with a second browser, whose session is to be ended."""

    client: AsyncClient
    key: int

    async def end(self, key: int | None = None) -> list[Response]:
        """End a session on the page, then over HTTP."""
        at = key or self.key
        return [
            await send(self.client, f"/account/sessions/{at}/end"),
            await self.client.delete(f"{AUTH}/sessions/{at}", headers=SAME_SITE),
        ]


@pytest.fixture
async def elsewhere(client: AsyncClient, session: AsyncSession) -> Elsewhere:
    """Sign somebody in with two browsers."""
    await register(client)
    current = token_of(await log_in(client))
    client.headers["User-Agent"] = "Phone"
    await log_in(client)
    carry(client, current)
    keys = [*await session.scalars(select(BrowserSession.id).order_by(BrowserSession.id))]
    return Elsewhere(client, keys[-1])


async def test_a_session_that_is_ended_from_elsewhere_is_noted_once(
    session: AsyncSession, elsewhere: Elsewhere
) -> None:
    assert [each.status_code for each in await elsewhere.end()] == [303, 404]
    assert await noted(session) == [
        BY_PASSWORD,
        BY_PASSWORD,
        (EMAIL, "session.ended", "one browser: Phone"),
    ]


async def test_a_session_that_is_not_there_is_not_noted(
    session: AsyncSession, elsewhere: Elsewhere
) -> None:
    assert [each.status_code for each in await elsewhere.end(elsewhere.key + 9)] == [404, 404]
    assert await noted(session) == [BY_PASSWORD, BY_PASSWORD]


async def test_a_changed_password_is_noted(client: AsyncClient, session: AsyncSession) -> None:
    body = {"current_password": PASSWORD, "password": NEW}
    await open_session(client)
    await send(client, "/account/password", **body)
    assert await last(session) == (EMAIL, "password.changed", "current password")
    carry(client, token_of(await log_in(client, password=NEW)))
    changed = {"current_password": NEW, "password": PASSWORD}
    assert (await client.post(f"{AUTH}/password", json=changed)).status_code == 204
    assert (await actions(session)).count("password.changed") == 2


async def test_a_password_that_a_link_resets_is_noted(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await register(client)
    await send(client, f"/reset/{await reset_token(app, session)}", password=NEW)
    body = {"token": await reset_token(app, session), "password": PASSWORD}
    assert (await client.post(f"{AUTH}/password-reset", json=body)).status_code == 204
    assert await noted(session) == [(EMAIL, "password.reset", "one-time link")] * 2


async def test_what_is_refused_is_not_noted(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    secret, _ = await enrol(client)
    before = await noted(session)
    await send(client, "/account/password", current_password=GUESS, password=NEW)
    await send(client, f"/reset/{GUESS}", password=NEW)
    await knock(client, password=GUESS)
    await log_in(client, password=GUESS)
    await knock(client)
    await show_code(client, wrong(secret))
    assert (await signed_in(client, issuer)).status_code == 401
    assert await noted(session) == before


async def test_the_address_that_somebody_came_from_is_noted(
    app: FastAPI, session: AsyncSession
) -> None:
    transport = ASGITransport(app, client=("192.0.2.7", 1))
    async with AsyncClient(transport=transport, base_url="http://test") as client:
        await open_session(client)
        await send(client, "/account/sessions/end")
    assert [*await session.scalars(select(AuditEvent.address))] == ["192.0.2.7"] * 2


async def test_the_audit_of_the_site_is_filtered_by_how_people_came_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    await open_session(client)
    await sign_in(client, session, role="admin")
    for query, found in (("action=session.opened", 1), ("action=session.ended", 0)):
        page = await client.get(f"/audit?{query}")
        assert page.text.count("<time") == found
    told = (await client.get("/audit.csv")).text
    assert f"{EMAIL},session.opened,password,127.0.0.1" in told


@contextmanager
def appending_fails() -> Generator[None]:
    """Let the database be away at the moment at which something is appended."""

    async def fail(*_: object) -> None:
        raise exc.TimeoutError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AuditChainRepository, "move_on", fail)
        yield


def is_away(response: Response) -> bool:
    """Tell whether a response says that the database is, and lets nobody in."""
    return response.status_code == 503 and COOKIE not in response.cookies


async def test_who_cannot_be_noted_is_not_signed_in(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    await session.execute(delete(BrowserSession))
    await session.commit()
    await register(client, "bob@example.com")
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    with appending_fails():
        assert is_away(await send(client, "/sign-in", email="bob@example.com", password=PASSWORD))
        assert is_away(await log_in(client, "bob@example.com"))
        assert is_away(await come_back(client, answer))
    assert await count(session, BrowserSession) == 0
    assert (await log_in(client, "bob@example.com")).status_code == 200


async def test_a_code_that_could_not_be_noted_works_again(
    client: AsyncClient, session: AsyncSession
) -> None:
    _, codes = await enrol(client)
    before = await count(session, BrowserSession)
    await knock(client)
    with appending_fails():
        assert is_away(await show_code(client, codes[0]))
    assert await count(session, BrowserSession) == before
    assert is_signed_in(await show_code(client, codes[0]))


async def test_a_password_that_could_not_be_noted_stays(
    client: AsyncClient, session: AsyncSession
) -> None:
    await open_session(client)
    with appending_fails():
        response = await send(client, "/account/password", current_password=PASSWORD, password=NEW)
        assert response.status_code == 503
    assert (await log_in(client)).status_code == 200
    assert await actions(session) == ["session.opened"] * 2
