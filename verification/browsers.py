"""What a browser does with sessions: it keeps a cookie, and tells where its requests come from."""

from collections.abc import Mapping, Sequence
from http.cookies import Morsel, SimpleCookie
from uuid import uuid4

import httpx2

from builder.blueprint.access import EVERYONE

from .answers import expect
from .authorization import CLIENT, SECRET
from .bearer import Run
from .issuer import issuer

AUTH, ME = "/auth", "/auth/me"
PUBLIC = "https://proof.test"
EVIL = "https://evil.test"
SESSION = "__Host-session"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of accounts made for the proof
NEW_PASSWORD = "another horse, another battery"  # noqa: S105 - likewise
PRODUCTION = {
    "APP_ENVIRONMENT": "production",
    "APP_MAIL_URL": "smtp://127.0.0.1:9",
    "APP_PUBLIC_URL": PUBLIC,
}


class Sessions:
    """Accounts with passwords, and sessions on the server."""

    knows_people = True

    def environment(self) -> Mapping[str, str]:
        """Return what production asks for; the client sends by itself what needs TLS."""
        return environment()

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """Be refused in every way, see every way in which a session ends, and stay signed in."""
        be_refused(client, routes)
        email = f"{uuid4().hex}@example.com"
        _register(client, email)
        _log_in_from_elsewhere(client, email)
        first = log_in(client, email)
        assert me(client, first).json()["email"] == email
        second = log_in(client, email, held=first)
        assert me(client, first).status_code == 401
        leave_it_to_others(client, second)
        log_out(client, second)
        self._change_password(client, email)
        end_sessions(client, *(log_in(client, email, NEW_PASSWORD) for _ in range(4)))
        stay(client, log_in(client, email, NEW_PASSWORD))

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Register, be granted the role on the server, and log in."""
        email = f"{uuid4().hex}@example.com"
        _register(client, email)
        assert me(client, log_in(client, email)).json()["role"] == EVERYONE
        run("uv", "run", "python", "-m", "scripts.grant_role", email, role)
        stay(client, log_in(client, email))

    def _change_password(self, client: httpx2.Client, email: str) -> None:
        first, second = log_in(client, email), log_in(client, email)
        body = {"current_password": "wrong password 123", "password": NEW_PASSWORD}
        for password, status in (("wrong password 123", 422), (PASSWORD, 204)):
            body["current_password"] = password
            changed = client.post(f"{AUTH}/password", json=body, headers=page(first))
            expect(changed, status)
        for ended in (first, second):
            assert me(client, ended).status_code == 401
        expect(_try(client, email, PASSWORD), 401)


def environment() -> Mapping[str, str]:
    """Return the variables of production, the issuer of this run among them."""
    client = {"APP_OIDC_CLIENT_ID": CLIENT, "APP_OIDC_CLIENT_SECRET": SECRET}
    return {**PRODUCTION, **client, "APP_OIDC_ISSUER": issuer().url}


def be_refused(client: httpx2.Client, routes: Sequence[str]) -> None:
    """Ask for records without a session, and with none that there is."""
    for route in routes:
        for token in (None, "x" * 43):
            refused = client.get(route, headers=page(token))
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"] == "Cookie"


def page(token: str | None = None, origin: str = PUBLIC) -> dict[str, str]:
    """Return the headers that a browser sends from a page of `origin`."""
    cookie = {"cookie": f"{SESSION}={token}"} if token else {}
    return {"origin": origin, **cookie}


def kept(response: httpx2.Response, name: str = SESSION) -> Morsel[str]:
    """Return a cookie that a browser keeps, being one that it would take as `__Host-`."""
    found: SimpleCookie = SimpleCookie()
    for line in response.headers.get_list("set-cookie"):
        found.load(line)
    cookie = found[name]
    assert cookie["secure"], cookie
    assert cookie["httponly"], cookie
    assert (cookie["path"], cookie["domain"], cookie["samesite"]) == ("/", "", "lax")
    return cookie


def me(client: httpx2.Client, token: str) -> httpx2.Response:
    """Ask who is signed in with a session."""
    return client.get(ME, headers=page(token))


def leave_it_to_others(client: httpx2.Client, token: str) -> None:
    """See that no other page uses the session, and no request that does not say its page."""
    for headers in (
        page(token, EVIL),
        page(token, "null"),
        {**page(token, EVIL), "sec-fetch-site": "cross-site"},
        {"cookie": page(token)["cookie"]},
    ):
        refused = expect(client.post(f"{AUTH}/logout-everywhere", headers=headers), 403)
        assert refused.json()["code"] == "foreign-origin"
    assert me(client, token).status_code == 200


def log_out(client: httpx2.Client, token: str) -> None:
    """End a session, and let the browser forget it."""
    ended = expect(client.post(f"{AUTH}/logout", headers=page(token)), 204)
    assert kept(ended)["max-age"] == "0"
    assert me(client, token).status_code == 401


def end_sessions(client: httpx2.Client, *tokens: str) -> None:
    """End the second of some sessions of an account with the first, then all."""
    first, second, *_ = tokens
    listed = expect(client.get(f"{AUTH}/sessions", headers=page(first)), 200).json()
    assert [each["is_current"] for each in listed].count(True) == 1
    seen = expect(client.get(f"{AUTH}/sessions", headers=page(second)), 200).json()
    [chosen] = [each["id"] for each in seen if each["is_current"]]
    expect(client.delete(f"{AUTH}/sessions/{chosen}", headers=page(first)), 204)
    expect(client.delete(f"{AUTH}/sessions/{chosen}", headers=page(first)), 404)
    assert [me(client, each).status_code for each in (first, second)] == [200, 401]
    expect(client.post(f"{AUTH}/logout-everywhere", headers=page(first)), 204)
    assert {me(client, each).status_code for each in tokens} == {401}


def stay(client: httpx2.Client, token: str) -> None:
    """Send a session with every request from now on."""
    client.cookies.clear()
    client.headers.update(page(token))


def log_in(
    client: httpx2.Client, email: str, password: str = PASSWORD, held: str | None = None
) -> str:
    """Begin a session with a password; return what the browser keeps."""
    return kept(expect(_try(client, email, password, page(held)), 200)).value


def _try(
    client: httpx2.Client, email: str, password: str, headers: Mapping[str, str] | None = None
) -> httpx2.Response:
    body = {"email": email, "password": password}
    return client.post(f"{AUTH}/login", json=body, headers=headers or page())


def _register(client: httpx2.Client, email: str) -> None:
    account = {"email": email, "password": PASSWORD}
    path, headers = f"{AUTH}/register", page()
    expect(client.post(path, json={**account, "password": "short"}, headers=headers), 422)
    registered = expect(client.post(path, json=account, headers=headers), 201)
    assert "password" not in registered.text
    expect(client.post(path, json=account, headers=headers), 409)


def _log_in_from_elsewhere(client: httpx2.Client, email: str) -> None:
    """See that no other page begins a session, and neither does a wrong password."""
    for password, headers, status in (
        (PASSWORD, page(origin=EVIL), 403),
        (PASSWORD, {"sec-fetch-site": "cross-site"}, 403),
        ("wrong password 123", page(), 401),
    ):
        refused = expect(_try(client, email, password, headers), status)
        assert "set-cookie" not in refused.headers
