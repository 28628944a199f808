"""What a browser does with a provider beside passwords: accounts are linked, and never merged."""

import json
from uuid import uuid4

import httpx2

from .answers import expect
from .authorization import CLIENT
from .browsers import AUTH, EVIL, PASSWORD, kept, log_in, me, page
from .code_flow import (
    Returning,
    at_provider,
    back,
    be_led_nowhere_else,
    gone,
    refuse_answers,
    signed_in,
)

IDENTITIES = f"{AUTH}/identities"
LINK = "__Host-link"


def try_single_sign_on(client: httpx2.Client) -> None:
    """Come for the first time, be refused an account of the same address, link it, unlink it."""
    be_led_nowhere_else(client)
    newcomer, someone = uuid4().hex, uuid4().hex
    refuse_answers(client, newcomer)
    assert me(client, signed_in(client, newcomer)).json()["email"] == f"{newcomer}@example.com"
    unverified = json.dumps({"email_verified": False})
    expect(back(client, gone(client, uuid4().hex, claims=unverified)), 401)
    account = {"email": f"{someone}@example.com", "password": PASSWORD}
    expect(client.post(f"{AUTH}/register", json=account, headers=page()), 201)
    expect(back(client, gone(client, someone)), 401)
    _link(client, someone, account["email"])


def _link(client: httpx2.Client, someone: str, email: str) -> None:
    session = log_in(client, email)
    expect(client.post(IDENTITIES, headers=page(session, EVIL)), 403)
    expect(client.post(IDENTITIES, headers=page()), 401)
    there = _begin(client, session, someone)
    expect(_finish(client, there, ""), 401)
    expect(_finish(client, Returning(there.query, "x"), session), 401)
    assert _finish(client, there, session).headers["location"] == "/profile"
    own = me(client, session).json()
    assert me(client, signed_in(client, someone)).json() == own
    other = signed_in(client, uuid4().hex)
    expect(_finish(client, _begin(client, other, someone), other), 409)
    [linked] = expect(client.get(IDENTITIES, headers=page(session)), 200).json()
    expect(client.delete(f"{IDENTITIES}/{linked['id']}", headers=page(other)), 404)
    expect(client.delete(f"{IDENTITIES}/{linked['id']}", headers=page(session)), 204)
    expect(back(client, gone(client, someone)), 401)


def _begin(client: httpx2.Client, session: str, someone: str) -> Returning:
    begun = client.post(IDENTITIES, params={"next": "/profile"}, headers=page(session))
    url = expect(begun, 200).json()["url"]
    assert f"client_id={CLIENT}" in url
    return Returning(at_provider(url, someone), kept(begun, LINK).value)


def _finish(client: httpx2.Client, returning: Returning, session: str) -> httpx2.Response:
    session_cookie = page(session).get("cookie", "")
    cookies = "; ".join(filter(None, (session_cookie, f"{LINK}={returning.cookie}")))
    return client.get(f"{IDENTITIES}/link/callback?{returning.query}", headers={"cookie": cookies})
