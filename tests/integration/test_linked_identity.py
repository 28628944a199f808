"""Accounts with passwords, and the provider beside them."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.passwords import PasswordHasher
from builder.models.user import User
from builder.services.password import PasswordService
from tests.factories.user import make_user
from tests.integration.accounts import AUTH, EMAIL, log_in, open_session, register
from tests.integration.browsers import COOKIE, carry, sit_down, token_of
from tests.issuing import ISSUER, Issuer

IDENTITIES = f"{AUTH}/identities"
CALLBACK = f"{IDENTITIES}/link/callback"
LINK, ATTEMPT = "__Host-link", "__Host-sign-in"
CLAIMS = {"email": EMAIL, "email_verified": True}


@pytest.fixture
def issuer(app: FastAPI) -> Issuer:
    """Return the provider of the application."""
    issuer: Issuer = app.state.issuer
    return issuer


async def come_by_provider(client: AsyncClient, issuer: Issuer, **claims: object) -> Response:
    """Sign in at the provider as somebody with an e-mail address."""
    begun = await client.get(f"{AUTH}/login")
    answer = issuer.authorize(begun.headers["Location"], "ada", **{**CLAIMS, **claims})
    attempt = {"Cookie": f"{ATTEMPT}={begun.cookies[ATTEMPT]}"}
    return await client.get(f"{AUTH}/callback", params=answer, headers=attempt)


async def link(client: AsyncClient, issuer: Issuer, session: str, **claims: object) -> Response:
    """Link an identity of the provider with the account that is signed in."""
    carry(client, session)
    begun = await client.post(IDENTITIES, params={"next": "/profile"})
    assert begun.status_code == 200, begun.text
    answer = issuer.authorize(begun.json()["url"], "ada", **{**CLAIMS, **claims})
    kept = f"{LINK}={begun.cookies[LINK]}; {COOKIE}={session}"
    return await client.get(CALLBACK, params=answer, headers={"Cookie": kept})


async def test_a_newcomer_gets_an_account_that_no_password_opens(
    client: AsyncClient, issuer: Issuer
) -> None:
    carry(client, token_of(await come_by_provider(client, issuer)))
    assert (await client.get(f"{AUTH}/me")).json()["email"] == EMAIL
    assert (await log_in(client)).status_code == 401


@pytest.mark.parametrize("claims", [{"email_verified": False}, {"email_verified": "true"}])
async def test_an_address_that_the_provider_does_not_vouch_for_makes_no_account(
    client: AsyncClient, session: AsyncSession, issuer: Issuer, claims: dict[str, object]
) -> None:
    assert (await come_by_provider(client, issuer, **claims)).status_code == 401
    assert (await come_by_provider(client, issuer, email=None)).status_code == 401
    assert await session.scalar(select(func.count()).select_from(User)) == 0


async def test_an_account_is_never_taken_by_its_address(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await register(client)
    for email in (EMAIL, EMAIL.upper()):
        refused = await come_by_provider(client, issuer, email=email)
        assert refused.status_code == 401
        assert "Set-Cookie" not in refused.headers
    assert await session.scalar(select(func.count()).select_from(User)) == 1


async def test_who_is_signed_in_links_the_account(client: AsyncClient, issuer: Issuer) -> None:
    token = await open_session(client)
    me = (await client.get(f"{AUTH}/me")).json()
    for _ in range(2):
        assert (await link(client, issuer, token)).headers["Location"] == "/profile"
    carry(client, token_of(await come_by_provider(client, issuer, email="other@example.com")))
    assert (await client.get(f"{AUTH}/me")).json() == me


async def test_an_identity_belongs_to_one_account(client: AsyncClient, issuer: Issuer) -> None:
    assert (await link(client, issuer, await open_session(client))).status_code == 303
    second = await link(client, issuer, await open_session(client, "bob@example.com"))
    assert second.status_code == 409


async def test_links_are_seen_and_taken_away(client: AsyncClient, issuer: Issuer) -> None:
    await link(client, issuer, await open_session(client))
    [linked] = (await client.get(IDENTITIES)).json()
    assert (linked["issuer"], linked["subject"], linked["email"]) == (ISSUER, "ada", EMAIL)
    for status in (204, 404):
        assert (await client.delete(f"{IDENTITIES}/{linked['id']}")).status_code == status
    assert (await client.get(IDENTITIES)).json() == []
    assert (await come_by_provider(client, issuer)).status_code == 401


@pytest.mark.parametrize(
    ("claims", "kept"),
    [({}, 1), ({"email": "eve@example.com"}, 0), ({"email_verified": False}, 0)],
)
async def test_who_resets_the_password_takes_the_links_of_others_away(
    client: AsyncClient, session: AsyncSession, issuer: Issuer, claims: dict[str, object], kept: int
) -> None:
    await link(client, issuer, await open_session(client), **claims)
    token = await PasswordService(session, PasswordHasher()).reset_token(EMAIL)
    body = {"token": str(token), "password": "another horse, another battery"}
    assert (await client.post(f"{AUTH}/password-reset", json=body)).status_code == 204
    carry(client, token_of(await log_in(client, password=body["password"])))
    assert len((await client.get(IDENTITIES)).json()) == kept


async def test_nobody_takes_links_of_others_away(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await link(client, issuer, await open_session(client))
    [linked] = (await client.get(IDENTITIES)).json()
    await sit_down(client, session, await make_user(session))
    assert (await client.get(IDENTITIES)).json() == []
    assert (await client.delete(f"{IDENTITIES}/{linked['id']}")).status_code == 404


async def test_nobody_is_linked_without_asking_for_it(client: AsyncClient, issuer: Issuer) -> None:
    token = await open_session(client)
    foreign = await client.post(IDENTITIES, headers={"Sec-Fetch-Site": "cross-site"})
    assert foreign.status_code == 403
    url = (await client.post(IDENTITIES)).json()["url"]
    for kept in (f"{COOKIE}={token}", f"{COOKIE}={token}; {LINK}=x"):
        answer = issuer.authorize(url, "mallory", **CLAIMS)
        refused = await client.get(CALLBACK, params=answer, headers={"Cookie": kept})
        assert refused.status_code == 401
    assert (await client.get(IDENTITIES)).json() == []


async def test_who_is_not_signed_in_links_nothing(client: AsyncClient, issuer: Issuer) -> None:
    assert (await client.post(IDENTITIES)).status_code == 401
    token = await open_session(client)
    begun = await client.post(IDENTITIES)
    await client.post(f"{AUTH}/logout")
    answer = issuer.authorize(begun.json()["url"], "ada", **CLAIMS)
    kept = f"{LINK}={begun.cookies[LINK]}; {COOKIE}={token}"
    response = await client.get(CALLBACK, params=answer, headers={"Cookie": kept})
    assert response.status_code == 401
