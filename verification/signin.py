"""What a client does to sign in, by the option of the group `auth`."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol
from uuid import uuid4

import httpx2

from builder.blueprint.access import EVERYONE

from .bearer import CLERK, OIDC, SUPABASE, Run
from .browsers import Sessions
from .code_flow import CodeFlow
from .single_sign_on import try_single_sign_on

AUTH = "/auth"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of accounts made for the proof
NEW_PASSWORD = "another horse, another battery"  # noqa: S105 - likewise


class SignIn(Protocol):
    """One option of the group."""

    @property
    def knows_people(self) -> bool:
        """Tell whether there are accounts."""
        ...

    def environment(self) -> Mapping[str, str]:
        """Return the variables that a project needs to serve."""
        ...

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """Try what must fail, and leave `client` signed in."""

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Leave `client` signed in with a new account that has `role`."""


class Anonymous:
    """Nobody signs in."""

    knows_people = False

    def environment(self) -> Mapping[str, str]:
        """Return nothing."""
        return {}

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """See that everybody may list."""
        for route in routes:
            assert client.get(route).status_code == 200

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Do nothing: there is nothing to enter."""


class Local:
    """Accounts with passwords."""

    knows_people = True

    def environment(self) -> Mapping[str, str]:
        """Return nothing: the secret is in `.env`."""
        return {}

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """Be refused, register, log in, refresh, log out, and log in for good."""
        for route in routes:
            refused = client.get(route)
            assert refused.status_code == 401
            assert refused.headers["www-authenticate"].startswith("Bearer")
        email = f"{uuid4().hex}@example.com"
        account = {"email": email, "password": PASSWORD}
        assert (
            client.post(f"{AUTH}/register", json={**account, "password": "short"}).status_code
            == 422
        )
        registered = client.post(f"{AUTH}/register", json=account)
        assert registered.status_code == 201, registered.text
        assert "password" not in registered.text
        assert client.post(f"{AUTH}/register", json=account).status_code == 409
        assert _login(client, email, "wrong password 123").status_code == 401
        tokens = _login(client, email, PASSWORD).json()
        assert _me(client, tokens["access_token"]).json()["email"] == email
        assert _me(client, tokens["refresh_token"]).status_code == 401
        assert _me(client, "not a token").status_code == 401
        renewed = _refresh(client, tokens["refresh_token"])
        assert renewed.status_code == 200, renewed.text
        _log_out(client, renewed.json())
        _forget_password(client, email)
        _change_password(client, email)
        _log_out_everywhere(client, email)
        client.headers.update(_bearer(_login(client, email, NEW_PASSWORD).json()))

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Register, be granted the role on the server, and log in."""
        email = f"{uuid4().hex}@example.com"
        registered = client.post(f"{AUTH}/register", json={"email": email, "password": PASSWORD})
        assert registered.json()["role"] == EVERYONE, registered.text
        run("uv", "run", "python", "-m", "scripts.grant_role", email, role)
        client.headers.update(_bearer(_login(client, email, PASSWORD).json()))


def _log_out(client: httpx2.Client, tokens: Mapping[str, str]) -> None:
    body = {"refresh_token": tokens["refresh_token"]}
    assert client.post(f"{AUTH}/logout", json=body, headers=_bearer(tokens)).status_code == 204
    assert _refresh(client, tokens["refresh_token"]).status_code == 401


def _change_password(client: httpx2.Client, email: str) -> None:
    tokens = _login(client, email, PASSWORD).json()
    body = {"current_password": "wrong password 123", "password": NEW_PASSWORD}
    path, bearer = f"{AUTH}/password", _bearer(tokens)
    assert client.post(path, json=body, headers=bearer).status_code == 422
    body["current_password"] = PASSWORD
    assert client.post(path, json=body, headers=bearer).status_code == 204
    _assert_ended(client, tokens)
    assert _login(client, email, PASSWORD).status_code == 401


def _forget_password(client: httpx2.Client, email: str) -> None:
    """Ask for a link, where mail can be sent: nothing tells whether there is an account."""
    path = f"{AUTH}/password-reset-request"
    addresses = (email, f"{uuid4().hex}@example.com")
    known, unknown = (client.post(path, json={"email": each}) for each in addresses)
    if known.status_code != 404:
        assert (known.status_code, known.content) == (202, unknown.content), known.text
        assert unknown.status_code == 202
        assert client.post(path, json={"email": "nobody"}).status_code == 422


def _log_out_everywhere(client: httpx2.Client, email: str) -> None:
    first, second = (_login(client, email, NEW_PASSWORD).json() for _ in range(2))
    ended = client.post(f"{AUTH}/logout-everywhere", headers=_bearer(first))
    assert ended.status_code == 204
    for tokens in (first, second):
        _assert_ended(client, tokens)


def _assert_ended(client: httpx2.Client, tokens: Mapping[str, str]) -> None:
    assert _me(client, tokens["access_token"]).status_code == 401
    assert _refresh(client, tokens["refresh_token"]).status_code == 401


def _bearer(tokens: Mapping[str, str]) -> dict[str, str]:
    return {"authorization": f"Bearer {tokens['access_token']}"}


def _login(client: httpx2.Client, email: str, password: str) -> httpx2.Response:
    return client.post(f"{AUTH}/login", data={"username": email, "password": password})


def _refresh(client: httpx2.Client, token: str) -> httpx2.Response:
    return client.post(f"{AUTH}/refresh", json={"refresh_token": token})


def _me(client: httpx2.Client, token: str) -> httpx2.Response:
    return client.get(f"{AUTH}/me", headers={"authorization": f"Bearer {token}"})


BESIDE: Mapping[str, Callable[[httpx2.Client], None]] = {"single-sign-on": try_single_sign_on}
"""What features add to the ways to sign in."""

SIGN_IN: Mapping[str, SignIn] = {
    "none": Anonymous(),
    "local": Local(),
    "sessions": Sessions(),
    "oidc-sessions": CodeFlow(),
    "oidc": OIDC,
    "clerk": CLERK,
    "supabase": SUPABASE,
}
