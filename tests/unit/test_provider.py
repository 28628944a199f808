"""An OpenID provider that is reached over HTTP: what it is asked, and what it answers."""

from collections.abc import Generator
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from builder.core.attempts import Attempt
from builder.core.exceptions import UnavailableError
from builder.core.provider import Provider
from tests.issuing import CLIENT, Issuer
from tests.serving import BACK, provider, serving, signed_in
from tests.settings import IsolatedSettings

NOWHERE = "http://127.0.0.1:9"
ROLES = ("admin",)


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """Offer a provider."""
    with serving() as issuer:
        yield issuer


async def test_who_signed_in_is_told_by_the_token(issuer: Issuer) -> None:
    identity = await signed_in(issuer, email="ada@example.com", name="Ada")
    assert (identity.issuer, identity.subject) == (issuer.url, "ada")
    assert identity.profile() == {"email": "ada@example.com", "name": "Ada"}


async def test_the_provider_learns_nothing_that_the_browser_keeps(issuer: Issuer) -> None:
    attempt = Attempt.begin("/orders")
    url = await provider(issuer).authorization_url(attempt, BACK)
    asked = parse_qs(urlsplit(url).query)
    assert asked["redirect_uri"] == [BACK]
    assert asked["code_challenge"] == [attempt.challenge]
    assert attempt.verifier not in url
    assert attempt.kept not in url


async def test_a_client_without_a_secret_is_public(issuer: Issuer) -> None:
    issuer.client = None
    assert await signed_in(issuer, provider(issuer, oidc_client_secret=SecretStr("")))


async def test_a_secret_is_sent_as_the_provider_wants_it(issuer: Issuer) -> None:
    issuer.client = CLIENT[0], "a secret: with + and ä"
    odd = provider(issuer, oidc_client_secret=SecretStr(issuer.client[1]))
    assert await signed_in(issuer, odd)
    issuer.metadata["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
    issuer.client = None
    assert await signed_in(issuer)


@pytest.mark.parametrize("faulty", [{"token_endpoint": f"{NOWHERE}/token"}, {"issuer": "x"}])
async def test_a_provider_that_is_down_is_unavailable(
    issuer: Issuer, faulty: dict[str, str]
) -> None:
    issuer.metadata |= faulty
    with pytest.raises(UnavailableError):
        await signed_in(issuer)


async def test_what_is_known_of_a_provider_serves_on(issuer: Issuer) -> None:
    known = provider(issuer)
    assert await signed_in(issuer, known)
    issuer.metadata["issuer"] = "x"
    assert await signed_in(issuer, known)


async def test_an_answer_without_a_token_is_none(issuer: Issuer) -> None:
    issuer.metadata["token_endpoint"] = issuer.url + "/jwks"
    issuer.token = lambda *_: b"{}"  # type: ignore[method-assign] # what a broken provider sends
    with pytest.raises(UnavailableError):
        await signed_in(issuer)


@pytest.mark.parametrize("endpoint", ["authorization_endpoint", "token_endpoint"])
async def test_where_a_provider_leads_is_protected_as_it_is(endpoint: str) -> None:
    issuer = Issuer("https://issuer.test")
    issuer.metadata[endpoint] = "http://issuer.test/other"
    leading = Provider(IsolatedSettings(oidc_issuer=issuer.url), issuer.fetch, issuer.exchange)
    with pytest.raises(UnavailableError):
        await leading.authorization_url(Attempt.begin("/"), BACK)


async def test_an_answer_may_have_to_name_its_issuer(issuer: Issuer) -> None:
    answers = (None, issuer.url, "https://other.test")
    assert [await provider(issuer).is_issuer(each) for each in answers] == [True, True, False]
    issuer.metadata["authorization_response_iss_parameter_supported"] = True
    assert [await provider(issuer).is_issuer(each) for each in answers] == [False, True, False]


@pytest.mark.parametrize("role", ROLES)
async def test_a_token_may_tell_the_role(issuer: Issuer, role: str) -> None:
    claim = provider(issuer, oidc_roles_claim="realm_access.roles")
    told = {"realm_access": {"roles": ["offline_access", role]}}
    assert (await signed_in(issuer, claim, **told)).role == role
    assert (await signed_in(issuer, **told)).role is None


async def test_a_provider_without_sign_out_leads_back_at_once(issuer: Issuer) -> None:
    there = await provider(issuer).end_session_url(BACK)
    assert there.startswith(f"{issuer.url}/logout?")
    assert parse_qs(urlsplit(there).query)["post_logout_redirect_uri"] == [BACK]
    del issuer.metadata["end_session_endpoint"]
    assert await provider(issuer).end_session_url(BACK) == BACK
