"""Who may come from the sign-in provider, and as what."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.provider import Provider
from builder.models.invitation import Invitation
from builder.models.user import User
from builder.models.vouched_session import VouchedSession
from builder.schemas.account import Invite
from builder.services.invitation import InvitationService
from tests.integration.accounts import AUTH, EMAIL, log_in, open_session, register, sign_in
from tests.integration.browsers import COOKIE, carry, token_of
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS, begin, signed_in
from tests.issuing import Issuer

from .providers import configure, link, reach_nobody
from .records import count, noted
from .workspaces import actor_of

BROWSER = {"Accept": "text/html"}
GERMAN = {"Accept-Language": "de"}
INVITED = {"oidc_accounts": "invited"}
GROUPS = {"oidc_roles_claim": "groups", "oidc_roles": ("platform", "staff")}


async def invite(
    client: AsyncClient, session: AsyncSession, invitations: InvitationService, invited: Invite
) -> None:
    """Invite somebody as an administrator, and leave."""
    administrator = await sign_in(client, session, role="admin")
    await invitations.invite(invited, actor_of(administrator))
    client.headers.pop("Cookie")


async def test_who_is_not_invited_gets_no_account(
    app: FastAPI, client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    configure(app, **INVITED)
    refused = await signed_in(client, issuer)
    assert refused.status_code == 401
    assert COOKIE not in refused.cookies
    assert await count(session, User) == 0


async def test_who_is_invited_gets_the_account_that_was_promised_once(
    app: FastAPI,
    client: AsyncClient,
    session: AsyncSession,
    issuer: Issuer,
    invitations: InvitationService,
) -> None:
    configure(app, **INVITED)
    await invite(client, session, invitations, Invite(email="Ada@Example.com", role="admin"))
    await signed_in(client, issuer, name="Ada")
    me = (await client.get(f"{AUTH}/me")).json()
    assert (me["email"], me["name"], me["role"]) == (EMAIL, "Ada", "admin")
    assert await count(session, Invitation) == 0
    client.headers.pop("Cookie")
    assert (await signed_in(client, issuer)).status_code == 303


async def test_an_invitation_of_somebody_else_lets_nobody_in(
    app: FastAPI,
    client: AsyncClient,
    session: AsyncSession,
    issuer: Issuer,
    invitations: InvitationService,
) -> None:
    configure(app, **INVITED)
    for invited in (Invite(), Invite(email="bob@example.com")):
        await invite(client, session, invitations, invited)
        assert (await signed_in(client, issuer)).status_code == 401
    assert await count(session, Invitation) == 2


async def test_an_invitation_is_for_a_verified_address(
    app: FastAPI,
    client: AsyncClient,
    session: AsyncSession,
    issuer: Issuer,
    invitations: InvitationService,
) -> None:
    configure(app, **INVITED)
    await invite(client, session, invitations, Invite(email=EMAIL))
    assert (await signed_in(client, issuer, email_verified=False)).status_code == 401
    assert await count(session, Invitation) == 1


async def test_an_invitation_of_who_may_invite_no_more_lets_nobody_in(
    app: FastAPI,
    client: AsyncClient,
    session: AsyncSession,
    issuer: Issuer,
    invitations: InvitationService,
) -> None:
    configure(app, **INVITED)
    await invite(client, session, invitations, Invite(email=EMAIL))
    await session.execute(update(User).values(role="user"))
    await session.commit()
    assert (await signed_in(client, issuer)).status_code == 401


async def test_who_has_an_account_is_told_to_link_it(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    configure(app, **INVITED)
    await register(client)
    refused = await signed_in(client, issuer)
    assert refused.status_code == 401
    assert "link the two" in refused.json()["detail"]


async def test_a_browser_reads_why_nobody_is_signed_in(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    configure(app, **INVITED)
    for language, told in (({}, "Nobody invited this"), (GERMAN, "gibt es keine Einladung")):
        answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
        page = await client.get(f"{AUTH}/callback", params=answer, headers=BROWSER | language)
        assert page.status_code == 401
        assert page.headers["Content-Type"].startswith("text/html")
        assert told in page.text


async def test_a_browser_reads_that_the_provider_is_down(app: FastAPI, client: AsyncClient) -> None:
    app.state.provider = Provider(SETTINGS, reach_nobody, reach_nobody)
    page = await client.get(f"{AUTH}/login", headers=BROWSER)
    assert page.status_code == 503
    assert "<h1>Not just now</h1>" in page.text


@pytest.mark.parametrize(
    ("groups", "role"),
    [(["platform"], "admin"), (["x", "staff"], "admin"), (["x"], "user"), ([], "user")],
)
async def test_groups_tell_who_runs_the_site(
    app: FastAPI, client: AsyncClient, issuer: Issuer, groups: list[str], role: str
) -> None:
    configure(app, **GROUPS)
    await signed_in(client, issuer, groups=groups)
    assert (await client.get(f"{AUTH}/me")).json()["role"] == role


async def test_who_has_left_the_group_runs_the_site_no_more(
    app: FastAPI, client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    configure(app, **GROUPS)
    await signed_in(client, issuer, groups=["platform"])
    client.headers.pop("Cookie")
    await signed_in(client, issuer, groups=["x"])
    assert (await client.get("/people")).status_code == 403
    assert (EMAIL, "role.changed", f"{EMAIL}: user") in await noted(session)


async def test_without_a_claim_the_site_keeps_its_roles(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    await session.execute(update(User).values(role="admin"))
    await session.commit()
    client.headers.pop("Cookie")
    await signed_in(client, issuer, groups=["x"])
    assert (await client.get(f"{AUTH}/me")).json()["role"] == "admin"


async def test_the_provider_answers_for_the_second_factor(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    configure(app, second_factor="required")
    await signed_in(client, issuer)
    assert (await client.get("/account")).status_code == 200
    assert (await client.get(f"{AUTH}/me")).status_code == 200


async def test_a_password_does_not_lead_past_a_required_factor_after_linking(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    await link(client, issuer, await open_session(client))
    configure(app, second_factor="required")
    client.headers.pop("Cookie")
    carry(client, token_of(await log_in(client)))
    assert (await client.get("/account")).headers["Location"].startswith("/account/second-factor")
    client.headers.pop("Cookie")
    await signed_in(client, issuer)
    assert (await client.get("/account")).status_code == 200


async def test_what_is_known_of_ended_sessions_is_forgotten(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    first = await session.scalar(select(VouchedSession))
    assert first is not None
    first.expires_at = first.expires_at.replace(year=2020)
    await session.commit()
    client.headers.pop("Cookie")
    await signed_in(client, issuer)
    assert await count(session, VouchedSession) == 1


async def test_a_first_visit_is_noted(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await signed_in(client, issuer)
    assert (EMAIL, "person.joined", f"{EMAIL}: user") in await noted(session)
