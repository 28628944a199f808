"""The sign-in provider of the site: on the pages where people sign in, link and unlink."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.optional_issuer import NO_ISSUER
from builder.schemas.account import Invite
from builder.services.invitation import InvitationService
from builder.web.portal.ways_in import what_failed
from tests.integration.accounts import AUTH, EMAIL, open_session, sign_in
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS, begin, come_back
from tests.issuing import ISSUER, Issuer

from .pages import SAME_SITE, send
from .providers import configure, link
from .records import actions, noted
from .workspaces import actor_of

BROWSER = {"Accept": "text/html"}
GERMAN = {"Accept-Language": "de"}


async def test_the_page_offers_the_provider_and_leads_back(
    client: AsyncClient, issuer: Issuer
) -> None:
    page = await client.get("/sign-in", params={"next": "/workspaces?page=2"})
    assert "Sign in with issuer.test" in page.text
    way = page.text.partition(f'href="{AUTH}/login?next=')[2].partition('"')[0]
    begun = await client.get(f"{AUTH}/login?next={way}")
    client.headers["Cookie"] = f"__Host-sign-in={begun.cookies['__Host-sign-in']}"
    back = await come_back(client, issuer.authorize(begun.headers["Location"], "ada", **CLAIMS))
    assert back.headers["Location"] == "/sign-in/provider?next=%2Fworkspaces%3Fpage%3D2"
    led = await client.get(back.headers["Location"])
    assert (led.status_code, led.headers["Location"]) == (303, "/workspaces?page=2")


async def test_an_address_that_is_too_long_does_not_keep_anybody_from_signing_in(
    client: AsyncClient, issuer: Issuer
) -> None:
    page = await client.get("/sign-in", params={"next": f"/?name={'x' * 600}"})
    way = page.text.partition(f'href="{AUTH}/login?')[2].partition('"')[0]
    begun = await client.get(f"{AUTH}/login?{way}")
    assert begun.headers["Location"].startswith(issuer.url)


@pytest.mark.parametrize("there", ["//evil.test", "https://evil.test/", "/\\evil.test"])
async def test_nobody_is_led_on_to_another_site(client: AsyncClient, there: str) -> None:
    led = await client.get("/sign-in/provider", params={"next": there})
    assert led.headers["Location"] == "/"


async def test_what_went_wrong_at_the_provider_is_told_on_the_page(
    client: AsyncClient, issuer: Issuer
) -> None:
    url = await begin(client, next="/sign-in/provider?next=%2Faccount")
    state = issuer.authorize(url, "ada")["state"]
    back = await come_back(client, {"state": state, "error": "access_denied"})
    led = await client.get(back.headers["Location"])
    assert led.headers["Location"] == "/sign-in?next=%2Faccount&sign_in_error=access_denied"
    page = await client.get(led.headers["Location"])
    assert what_failed("access_denied") in page.text
    assert "abgebrochen" in (await client.get(led.headers["Location"], headers=GERMAN)).text


async def test_any_other_error_is_told_without_its_words(client: AsyncClient) -> None:
    page = await client.get("/sign-in", params={"sign_in_error": "<b>call 0900"})
    assert what_failed("server_error") in page.text
    assert "<b>" not in page.text


async def test_the_provider_has_the_name_that_the_site_gives_it(
    app: FastAPI, client: AsyncClient
) -> None:
    configure(app, oidc_title="<Contoso>")
    assert "Sign in with &lt;Contoso&gt;" in (await client.get("/sign-in")).text
    assert "Mit &lt;Contoso&gt; anmelden" in (await client.get("/sign-in", headers=GERMAN)).text


async def test_the_page_says_who_has_an_account(app: FastAPI, client: AsyncClient) -> None:
    for accounts, told in (("everybody", "Whoever signs in with"), ("invited", "by invitation")):
        configure(app, oidc_accounts=accounts)
        assert told in (await client.get("/sign-in")).text


async def test_an_invitation_for_an_address_offers_the_provider(
    client: AsyncClient, session: AsyncSession, invitations: InvitationService
) -> None:
    administrator = await sign_in(client, session, role="admin")
    for invited, is_offered in ((Invite(email="bob@example.com"), True), (Invite(), False)):
        page = await client.get(
            f"/join/{await invitations.invite(invited, actor_of(administrator))}"
        )
        assert ("Sign in with issuer.test" in page.text) is is_offered


async def test_a_site_without_a_provider_offers_none(app: FastAPI, client: AsyncClient) -> None:
    app.state.settings = SETTINGS.model_copy(update={"oidc_issuer": NO_ISSUER})
    assert "/auth/login" not in (await client.get("/sign-in")).text
    await open_session(client)
    assert "/account/identities" not in (await client.get("/account")).text
    assert (await send(client, "/account/identities")).status_code == 404
    assert (await client.get(f"{AUTH}/login")).status_code == 404


async def test_people_link_and_unlink_their_account(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    token = await open_session(client)
    assert "Link with issuer.test" in (await client.get("/account")).text
    assert (await link(client, issuer, token)).headers["Location"] == "/account"
    page = await client.get("/account")
    assert ISSUER in page.text
    path = page.text.partition('action="/account/identities/')[2].partition('"')[0]
    gone = await send(client, f"/account/identities/{path}")
    assert gone.headers["Location"] == "/account"
    assert "Unlink" not in (await client.get("/account")).text
    assert await noted(session) == [
        (EMAIL, "session.opened", "password"),
        (EMAIL, "identity.linked", f"{ISSUER}: {EMAIL}"),
        (EMAIL, "identity.unlinked", f"{ISSUER}: {EMAIL}"),
    ]


async def test_a_link_that_is_there_is_noted_once(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    token = await open_session(client)
    for _ in range(2):
        await link(client, issuer, token)
    assert (await actions(session)).count("identity.linked") == 1


async def test_the_api_notes_what_it_unlinks(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await link(client, issuer, await open_session(client))
    [linked] = (await client.get(f"{AUTH}/identities")).json()
    await client.delete(f"{AUTH}/identities/{linked['id']}", headers=SAME_SITE)
    assert await actions(session) == ["session.opened", "identity.linked", "identity.unlinked"]


async def test_an_identity_of_somebody_else_is_told_in_words(
    client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    await link(client, issuer, await open_session(client))
    client.headers |= BROWSER
    refused = await link(client, issuer, await open_session(client, "bob@example.com"))
    assert refused.status_code == 409
    assert "belongs to another account" in refused.text
    assert (await actions(session)).count("identity.linked") == 1


async def test_nobody_unlinks_what_others_linked(client: AsyncClient, issuer: Issuer) -> None:
    await link(client, issuer, await open_session(client))
    [linked] = (await client.get(f"{AUTH}/identities")).json()
    await open_session(client, "bob@example.com")
    gone = await send(client, f"/account/identities/{linked['id']}/unlink")
    assert gone.status_code == 404


async def test_linking_begins_on_a_page_of_ours_only(client: AsyncClient) -> None:
    await open_session(client)
    foreign = {"Sec-Fetch-Site": "cross-site"}
    assert (await client.post("/account/identities", headers=foreign)).status_code == 403


async def test_what_went_wrong_while_linking_is_told(client: AsyncClient) -> None:
    await open_session(client)
    page = await client.get("/account", params={"sign_in_error": "access_denied"})
    assert what_failed("access_denied") in page.text
