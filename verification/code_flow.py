"""What a browser does to sign in at a provider: it goes there, and comes back with a code."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import uuid4

import httpx2

from builder.blueprint.access import EVERYONE

from .answers import expect
from .authorization import CLIENT
from .bearer import Run
from .browsers import (
    AUTH,
    PUBLIC,
    be_refused,
    end_sessions,
    environment,
    kept,
    leave_it_to_others,
    log_out,
    me,
    page,
    stay,
)

LOGIN, CALLBACK = f"{AUTH}/login", f"{AUTH}/callback"
ATTEMPT = "__Host-sign-in"
ELSEWHERE = ("https://evil.test", "//evil.test", "/\\evil.test", "/\t/evil.test", "evil")
WRONG_CLAIMS: Sequence[Mapping[str, object]] = (
    {"iss": "https://other.test"},
    {"aud": "other"},
    {"aud": [CLIENT, "other"]},
    {"azp": "other"},
    {"nonce": "x"},
    {"nonce": None},
    {"exp": 1},
    {"forged": True},
)


@dataclass(frozen=True, slots=True)
class Returning:
    """A browser that comes back from the provider: what it was told there, and what it keeps."""

    query: str
    cookie: str


class CodeFlow:
    """Sessions of a provider's people."""

    knows_people = True

    def environment(self) -> Mapping[str, str]:
        """Return what leads a project to the issuer of this run, in production."""
        return environment()

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """Be refused in every way, see every way in which a session ends, and stay signed in."""
        be_refused(client, routes)
        be_led_nowhere_else(client)
        someone = uuid4().hex
        refuse_answers(client, someone)
        first = signed_in(client, someone)
        assert me(client, first).json()["email"] == f"{someone}@example.com"
        second = signed_in(client, someone, held=first)
        assert me(client, first).status_code == 401
        leave_it_to_others(client, second)
        log_out(client, second)
        end_sessions(client, *(signed_in(client, someone) for _ in range(4)))
        stay(client, signed_in(client, someone))

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Come for the first time, be granted the role on the server, and sign in again."""
        someone = uuid4().hex
        assert me(client, signed_in(client, someone)).json()["role"] == EVERYONE
        run("uv", "run", "python", "-m", "scripts.grant_role", someone, role)
        stay(client, signed_in(client, someone))


def be_led_nowhere_else(client: httpx2.Client) -> None:
    """See that nothing leads to another site, before or after the provider."""
    for destination in ELSEWHERE:
        expect(client.get(LOGIN, params={"next": destination}), 422, "next")
    forged = client.get(LOGIN, headers={"x-forwarded-host": "evil.test"})
    assert parse_qs(urlsplit(forged.headers["location"]).query)["redirect_uri"][0].startswith(
        f"{PUBLIC}/"
    )


def refuse_answers(client: httpx2.Client, someone: str) -> None:
    """Come back in every way that is wrong."""
    right, other = gone(client, someone), gone(client, someone)
    for query, cookie in (
        (right.query, None),
        (right.query, other.cookie),
        (right.query.replace("state=", "state=x"), right.cookie),
        (right.query.replace("iss=", "iss=x"), right.cookie),
    ):
        expect(back(client, Returning(query, cookie or "")), 401)
    for claims in WRONG_CLAIMS:
        refused = expect(back(client, gone(client, someone, claims=json.dumps(claims))), 401)
        assert "set-cookie" not in refused.headers
    denied = back(client, gone(client, someone, refuse="1"))
    assert denied.headers["location"] == "/orders?page=2&sign_in_error=access_denied"
    assert back(client, right).status_code == 303
    expect(back(client, right), 401)


def gone(client: httpx2.Client, someone: str, **asked: str) -> Returning:
    """Go to the provider, and be somebody there."""
    begun = client.get(LOGIN, params={"next": "/orders?page=2"})
    assert begun.status_code == 303, begun.text
    cookie = kept(begun, ATTEMPT).value
    return Returning(at_provider(begun.headers["location"], someone, **asked), cookie)


def at_provider(url: str, someone: str, **asked: str) -> str:
    """Be somebody at the provider; return the query that the browser is sent back with."""
    answer = httpx2.get(f"{url}&{urlencode({'login_hint': someone, **asked})}")
    assert answer.status_code == 302, answer.text
    return urlsplit(answer.headers["location"]).query


def back(client: httpx2.Client, returning: Returning, held: str | None = None) -> httpx2.Response:
    """Come back from the provider with what the browser keeps."""
    cookies = [f"{ATTEMPT}={returning.cookie}"]
    cookies += [page(held)["cookie"]] if held else []
    return client.get(f"{CALLBACK}?{returning.query}", headers={"cookie": "; ".join(cookies)})


def signed_in(client: httpx2.Client, someone: str, held: str | None = None) -> str:
    """Go there and back; return the session that the browser keeps."""
    done = back(client, gone(client, someone), held)
    assert done.status_code == 303, done.text
    assert done.headers["location"] == "/orders?page=2"
    assert kept(done, ATTEMPT)["max-age"] == "0"
    return kept(done).value
