"""Several sign-in providers of one site: each has its way there and back, and its own say."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.issuers import IssuerError
from builder.core.optional_issuer import NO_ISSUER
from builder.core.provider_settings import ProviderSettings
from builder.core.providers import RepeatedIssuerError
from builder.main import create_app
from builder.models.linked_identity import LinkedIdentity
from builder.models.user import User
from tests.integration.accounts import AUTH, open_session
from tests.integration.browsers import COOKIE, carry, token_of
from tests.integration.conftest import SETTINGS
from tests.integration.trips import CLAIMS, begin, come_back, signed_in
from tests.issuing import ISSUER, Issuer

from .pages import send
from .providers import add, configure
from .records import count

ATTEMPT = "__Host-sign-in"
BROWSER = {"Accept": "text/html"}
BOB = {"email": "bob@example.com", "email_verified": True}


async def begin_with(client: AsyncClient, key: str) -> str:
    """Go to one of the further providers with a browser; return where it was sent."""
    response = await client.get(f"{AUTH}/providers/{key}/login")
    assert response.status_code == 303, response.text
    client.headers["Cookie"] = f"{ATTEMPT}={response.cookies[ATTEMPT]}"
    return response.headers["Location"]


async def come_back_from(client: AsyncClient, key: str, answer: dict[str, str]) -> Response:
    """Return from one of the further providers."""
    return await client.get(f"{AUTH}/providers/{key}/callback", params=answer)


async def signed_in_with(
    client: AsyncClient, issuer: Issuer, key: str, **claims: object
) -> Response:
    """Go to one of the further providers and back, and stay signed in."""
    url = await begin_with(client, key)
    answer = issuer.authorize(url, "ada", **{**CLAIMS, **claims})
    response = await come_back_from(client, key, answer)
    if response.status_code == 303:
        carry(client, token_of(response))
    return response


async def test_the_page_offers_each_provider(app: FastAPI, client: AsyncClient) -> None:
    add(app, "acme", title="Acme & Sons")
    add(app, "globex")
    page = (await client.get("/sign-in")).text
    for title in ("issuer.test", "Acme &amp; Sons", "globex"):
        assert f"Sign in with {title}" in page
    assert f'href="{AUTH}/providers/acme/login?next=' in page


async def test_the_page_names_the_providers_whose_people_have_accounts(
    app: FastAPI, client: AsyncClient
) -> None:
    configure(app, oidc_accounts="invited")
    add(app, "acme")
    add(app, "globex", accounts="invited")
    assert "Whoever signs in with acme has an account." in (await client.get("/sign-in")).text


async def test_each_provider_lets_its_people_in(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    acme, globex = add(app, "acme"), add(app, "globex")
    assert (await signed_in_with(client, acme, "acme")).status_code == 303
    assert (await client.get(f"{AUTH}/me")).json()["email"] == CLAIMS["email"]
    assert (await signed_in_with(client, globex, "globex", **BOB)).status_code == 303
    assert (await client.get(f"{AUTH}/me")).json()["email"] == BOB["email"]
    issuers = await session.scalars(select(LinkedIdentity.issuer).order_by(LinkedIdentity.id))
    assert issuers.all() == [acme.url, globex.url]


async def test_one_subject_at_two_providers_is_two_people(
    app: FastAPI, client: AsyncClient, session: AsyncSession, issuer: Issuer
) -> None:
    acme = add(app, "acme")
    await signed_in(client, issuer)
    refused = await signed_in_with(client, acme, "acme")
    assert refused.status_code == 401
    assert "sign in to it, then link the two" in refused.text
    assert await count(session, User) == 1


@pytest.mark.parametrize(("begun", "finished"), [("acme", "globex"), ("globex", "acme")])
async def test_what_was_begun_with_one_is_not_finished_with_another(
    app: FastAPI, client: AsyncClient, session: AsyncSession, begun: str, finished: str
) -> None:
    issuers = {key: add(app, key) for key in ("acme", "globex")}
    url = await begin_with(client, begun)
    answer = issuers[begun].authorize(url, "ada", **CLAIMS) | {"iss": issuers[finished].url}
    refused = await come_back_from(client, finished, answer)
    assert refused.status_code == 401
    assert COOKIE not in refused.cookies
    assert await count(session, User) == 0


async def test_the_first_and_a_further_one_do_not_take_what_the_other_began(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    acme = add(app, "acme")
    answer = acme.authorize(await begin_with(client, "acme"), "ada", **CLAIMS)
    assert (await come_back(client, answer | {"iss": issuer.url})).status_code == 401
    answer = issuer.authorize(await begin(client), "ada", **CLAIMS)
    refused = await come_back_from(client, "acme", answer | {"iss": acme.url})
    assert refused.status_code == 401


async def test_each_provider_has_its_own_way_back(app: FastAPI, client: AsyncClient) -> None:
    add(app, "acme")
    back = "redirect_uri=https%3A%2F%2Fshop.test%2Fapi%2Fv1%2Fauth%2Fproviders%2Facme%2Fcallback"
    assert back in await begin_with(client, "acme")


async def test_each_provider_has_its_own_say_about_accounts(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    acme = add(app, "acme", accounts="invited")
    refused = await signed_in_with(client, acme, "acme")
    assert refused.status_code == 401
    assert "Nobody invited this e-mail address" in refused.text
    assert (await signed_in(client, issuer)).status_code == 303


async def test_each_provider_has_its_own_groups(
    app: FastAPI, client: AsyncClient, issuer: Issuer
) -> None:
    acme = add(app, "acme", roles_claim="groups", roles=["platform"])
    groups = {"groups": ["platform"]}
    await signed_in_with(client, acme, "acme", **BOB, **groups)
    assert (await client.get(f"{AUTH}/me")).json()["role"] == "admin"
    await signed_in(client, issuer, **groups)
    assert (await client.get(f"{AUTH}/me")).json()["role"] == "user"


async def test_what_went_wrong_at_a_further_provider_is_told_on_the_page(
    app: FastAPI, client: AsyncClient
) -> None:
    acme = add(app, "acme", accounts="invited")
    client.headers |= BROWSER
    refused = await signed_in_with(client, acme, "acme")
    assert refused.headers["Content-Type"].startswith("text/html")
    assert "Nobody invited this e-mail address" in refused.text


async def test_an_account_is_linked_with_a_further_provider(
    app: FastAPI, client: AsyncClient
) -> None:
    acme = add(app, "acme", title="Acme")
    token = await open_session(client)
    assert "Link with Acme" in (await client.get("/account")).text
    carry(client, token)
    page = await send(client, "/account/identities/of/acme")
    assert "Go to Acme" in page.text
    way = page.text.partition('class="button primary" href="')[2].partition('"')[0]
    answer = acme.authorize(way.replace("&amp;", "&"), "ada", **CLAIMS)
    kept = f"__Host-link={page.cookies['__Host-link']}; {COOKIE}={token}"
    path = f"{AUTH}/providers/acme/link/callback"
    linked = await client.get(path, params=answer, headers={"Cookie": kept})
    assert linked.headers["Location"] == "/account"
    assert acme.url in (await client.get("/account")).text
    client.headers.pop("Cookie")
    assert (await signed_in_with(client, acme, "acme")).status_code == 303


async def test_the_api_links_with_a_further_provider(app: FastAPI, client: AsyncClient) -> None:
    acme = add(app, "acme")
    path = f"{AUTH}/providers/acme/link"
    assert (await client.post(path, headers={"Sec-Fetch-Site": "same-origin"})).status_code == 401
    carry(client, await open_session(client))
    begun = await client.post(path, headers={"Sec-Fetch-Site": "same-origin"})
    assert begun.json()["url"].startswith(acme.url)


async def test_a_provider_that_the_site_does_not_have_is_not_found(
    app: FastAPI, client: AsyncClient
) -> None:
    add(app, "acme")
    for path in ("login", "callback", "logout"):
        assert (await client.get(f"{AUTH}/providers/other/{path}")).status_code == 404
    await open_session(client)
    assert (await send(client, "/account/identities/of/other")).status_code == 404


async def test_people_are_signed_out_of_a_further_provider(
    app: FastAPI, client: AsyncClient
) -> None:
    acme = add(app, "acme")
    left = await client.get(f"{AUTH}/providers/acme/logout")
    assert left.headers["Location"].startswith(f"{acme.url}/logout?")


async def test_a_site_may_have_further_providers_alone(app: FastAPI, client: AsyncClient) -> None:
    app.state.settings = SETTINGS.model_copy(update={"oidc_issuer": NO_ISSUER})
    acme = add(app, "acme")
    page = (await client.get("/sign-in")).text
    assert "Sign in with acme" in page
    assert f'href="{AUTH}/login' not in page
    assert (await signed_in_with(client, acme, "acme")).status_code == 303


@pytest.mark.parametrize(("issuer", "is_missing"), [(NO_ISSUER, True), (ISSUER, False)])
def test_the_description_tells_where_there_may_be_no_provider(
    issuer: str, *, is_missing: bool
) -> None:
    settings = SETTINGS.model_copy(update={"oidc_issuer": issuer})
    paths = create_app(settings).openapi()["paths"]
    for path, method in (("login", "get"), ("callback", "get"), ("identities", "post")):
        assert ("404" in paths[f"{AUTH}/{path}"][method]["responses"]) is is_missing
    assert "404" not in paths[f"{AUTH}/login"]["post"]["responses"]


def test_two_providers_may_not_have_one_issuer() -> None:
    again = ProviderSettings(issuer=ISSUER, client_id="x")
    with pytest.raises(RepeatedIssuerError, match=ISSUER):
        create_app(SETTINGS.model_copy(update={"oidc_providers": {"again": again}}))


def test_a_further_provider_is_reached_over_tls_in_production() -> None:
    acme = ProviderSettings(issuer="http://acme.test", client_id="x")
    unsafe = {"environment": "production", "oidc_providers": {"acme": acme}}
    with pytest.raises(IssuerError, match=r"http://acme\.test"):
        create_app(SETTINGS.model_copy(update=unsafe))


def test_a_key_is_one_word_of_an_address() -> None:
    acme = {"issuer": "https://acme.test", "client_id": "x"}
    with pytest.raises(ValidationError, match=r"oidc_providers\.A/b"):
        type(SETTINGS).model_validate({"oidc_providers": {"A/b": acme}})


def test_settings_that_no_provider_has_are_refused() -> None:
    acme = {"issuer": "https://acme.test", "client_id": "x", "colour": "red"}
    with pytest.raises(ValidationError, match="colour"):
        type(SETTINGS).model_validate({"oidc_providers": {"acme": acme}})
