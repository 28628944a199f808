"""What a client does with tokens that somebody else issues."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import repeat
from uuid import uuid4

import httpx2

from builder.blueprint.access import EVERYONE

from .issuer import Claims, issuer

type Run = Callable[..., str]
"""Starts a command in a project, and returns what it printed."""

ME = "/auth/me"
HOUR = 3_600
AT_ONCE = 6
ROLES = "admin,editor"


@dataclass(frozen=True)
class Bearer:
    """A provider: the setting that names it, what its tokens say, and what they may not say.

    Where the project is not told that roles are in the tokens, they are kept in the project.
    """

    knows_people = True

    setting: str
    right: Claims
    wrong: Sequence[Claims]
    path: str = ""
    roles_at: str = ""
    more: Mapping[str, str] = field(default_factory=dict[str, str])

    def environment(self) -> Mapping[str, str]:
        """Return the variables that lead a project to the issuer of this run."""
        prefix, _, _ = self.setting.rpartition("_")
        roles = {f"{prefix}_ROLES": ROLES, f"{prefix}_ROLES_CLAIM": self.roles_at}
        return {self.setting: issuer().url, **self.more, **(roles if self.roles_at else {})}

    def sign_in(self, client: httpx2.Client, routes: Sequence[str]) -> None:
        """Be refused in every way, come for the first time often at once, and stay signed in."""
        for route in routes:
            assert client.get(route).status_code == 401
        for token in self._refused():
            answer = _me(client, token)
            assert answer.status_code == 401, f"{token}: {answer.text}"
            assert answer.headers["www-authenticate"] == "Bearer"
        self._come_at_once(client)
        client.headers["authorization"] = f"Bearer {self._token()}"
        assert client.get(ME).json()["role"] == EVERYONE

    def enter(self, client: httpx2.Client, role: str, run: Run) -> None:
        """Come with a token that tells the role, or be granted it on the server."""
        subject = uuid4().hex
        token = self._token(sub=subject, **_nested(self.roles_at, role))
        client.headers["authorization"] = f"Bearer {token}"
        if not self.roles_at:
            assert client.get(ME).json()["role"] == EVERYONE
            run("uv", "run", "python", "-m", "scripts.grant_role", subject, role)
        assert client.get(ME).json()["role"] == role

    def _claims(self, **changes: object) -> Claims:
        now = int(time.time())
        always = {"iss": issuer().url + self.path, "sub": uuid4().hex, "iat": now}
        said = {**always, "exp": now + HOUR, **self.right, **changes}
        return {name: value for name, value in said.items() if value is not None}

    def _token(self, **changes: object) -> str:
        return issuer().key.token(self._claims(**changes))

    def _refused(self) -> Sequence[str]:
        key, claims = issuer().key, self._claims()
        other = {"alg": "RS256", "kid": key.key_id}
        always: Sequence[Claims] = ({"iss": "https://other.test"}, {"exp": 1}, {"sub": None})
        return (
            "not a token",
            issuer().other_key.token(claims),
            issuer().other_key.sign(other, claims),
            key.sign({**other, "alg": "none"}, claims),
            key.sign({**other, "alg": "HS256"}, claims),
            *(self._token(**change) for change in (*always, *self.wrong)),
        )

    def _come_at_once(self, client: httpx2.Client) -> None:
        token = self._token()
        with ThreadPoolExecutor(AT_ONCE) as pool:
            answers = list(pool.map(_me, repeat(client, AT_ONCE), repeat(token)))
        assert {answer.status_code for answer in answers} == {200}, [each.text for each in answers]
        assert len({answer.json()["id"] for answer in answers}) == 1


def _nested(path: str, value: object) -> Claims:
    """Return the claims that hold `value` at `path`, if there is one."""
    name, _, rest = path.partition(".")
    return {name: _nested(rest, value) if rest else value} if name else {}


def _me(client: httpx2.Client, token: str) -> httpx2.Response:
    return client.get(ME, headers={"authorization": f"Bearer {token}"})


OIDC = Bearer(
    setting="APP_OIDC_ISSUER",
    roles_at="realm_access.roles",
    more={"APP_OIDC_AUDIENCE": "proof", "APP_OIDC_AUTHORIZED_PARTIES": "web,app"},
    right={"aud": ["account", "proof"], "azp": "web"},
    wrong=({"aud": "account"}, {"aud": None}, {"azp": "other"}, {"azp": None}),
)
CLERK = Bearer(
    setting="APP_CLERK_ISSUER",
    right={"azp": "http://localhost:3000", "sid": "1"},
    wrong=({"azp": "https://evil.test"}, {"azp": None}, {"sid": None}, {"sts": "pending"}),
)
SUPABASE = Bearer(
    setting="APP_SUPABASE_URL",
    path="/auth/v1",
    roles_at="app_metadata.role",
    right={"aud": "authenticated", "role": "authenticated"},
    wrong=({"aud": "anon"}, {"role": "service_role"}, {"role": None}, {"is_anonymous": True}),
)
