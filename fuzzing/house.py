"""A workspace for each role with something of everything in it, made as people make it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx2

from builder.api.prefix import PREFIX
from chaos.people import EMAIL, OURS, PASSWORD

SCOPES: Mapping[str, str] = {
    "viewer": "read",
    "editor": "write",
    "maintainer": "manage",
    "owner": "manage",
}
"""What somebody is in a workspace, and how far the token goes that is sent."""

_TOKEN = re.compile(r'id="token">([^<]+)<')
_BLUEPRINT: Mapping[str, object] = {
    "options": {"database": "postgresql", "auth": "local"},
    "entities": [{"name": "Order", "fields": [{"name": "number", "type": "string"}]}],
}
_AUDIENCES = ("public", "workspace", "off")
_REVISIONS = 3

type Values = Sequence[str | int]
type Known = Mapping[str, Values]


@dataclass(frozen=True, slots=True)
class Caller:
    """A role, what makes it known to the builder, and values that lead to something there."""

    role: str
    headers: Mapping[str, str]
    known: Known


class NotMadeError(Exception):
    """The builder refuses something of what it is to keep; the text is its answer."""


class House:
    """What an administrator makes for everybody."""

    def __init__(self, address: str, setup_token: str) -> None:
        """Make the first account with the token that the server printed."""
        self._open = partial(
            httpx2.Client, base_url=address, headers=OURS, timeout=60, trust_env=False
        )
        self._admin = self._open()
        inputs = {"token": setup_token, "name": "Ada", "email": EMAIL, "password": PASSWORD}
        _done(self._admin.post("/setup", data=inputs))

    def callers(self) -> Iterator[Caller]:
        """Yield who asks, nobody first and the administrator, who may harm the others, last."""
        yield Caller("guest", {}, self._furnished("guest"))
        for role, scope in SCOPES.items():
            token = self._token(f"{role}@example.com", scope)
            known = self._furnished(role, f"{role}@example.com")
            yield Caller(role, {"Authorization": f"Bearer {token}"}, known)
        cookies = "; ".join(f"{name}={value}" for name, value in self._admin.cookies.items())
        known = self._furnished("administrator")
        yield Caller("administrator", {"Cookie": cookies, **OURS}, known)

    def names(self, known: Known) -> list[str | int]:
        """Return what a workspace and what it keeps are called by now, as a deletion wants it."""
        (slug,) = known["workspace"]
        home = f"{PREFIX}/workspaces/{slug}"
        kept = _done(self._admin.get(f"{home}/blueprints")).json()["items"]
        return [each["name"] for each in [_done(self._admin.get(home)).json(), *kept]]

    def _furnished(self, role: str, email: str = "") -> Known:
        """Make a workspace, let somebody in with a role, and keep something of everything there."""
        slug = self._make("/workspaces", name=role.capitalize())["slug"]
        home = f"/workspaces/{slug}"
        _done(self._admin.post(f"{home}/presets/new", data={"name": "Service"}))
        _done(self._admin.post(f"{home}/tokens", data={"name": "CI", "scope": "read"}))
        newcomer = self._account(f"guest-of-{slug}@example.com")
        joining = {newcomer: "viewer", **({email: role} if email else {})}
        members = [
            self._make(f"{home}/members", email=each, role=joining[each]) for each in joining
        ]
        links = list(self._kept(home))
        shared = self._make("/shares", project={"name": role.capitalize()}, **_BLUEPRINT)
        return {
            "workspace": [slug],
            "blueprint": ["orders", "bills"],
            "number": [*range(1, _REVISIONS + 1)],
            "member_id": [members[0]["id"]],
            "user_id": [members[0]["user_id"]],
            "link_id": [each["id"] for each in links],
            "code": [shared["id"]],
        }

    def _kept(self, home: str) -> Iterator[dict[str, Any]]:
        """Save two Blueprints with some revisions, one approved; yield links to the first."""
        for name in ("Orders", "Bills"):
            first = {"name": name, "tags": ["shop"], "preset": "service", "summary": "First"}
            self._make(f"{home}/blueprints", blueprint=_BLUEPRINT, **first)
            there = f"{home}/blueprints/{name.lower()}"
            for base in range(1, _REVISIONS):
                changed = {**_BLUEPRINT, "project": {"description": f"After {base}"}}
                self._make(f"{there}/revisions", base=base, blueprint=changed, summary="Next")
            _done(self._admin.put(f"{PREFIX}{there}/revisions/1/approval"))
        for audience in _AUDIENCES:
            yield self._make(f"{home}/blueprints/orders/links", audience=audience)

    def _account(self, email: str) -> str:
        """Register somebody; return the address."""
        with self._open() as browser:
            _done(browser.post(f"{PREFIX}/auth/register", json=_credentials(email)))
        return email

    def _token(self, email: str, scope: str) -> str:
        """Return a token that somebody makes on the page."""
        self._account(email)
        with self._open() as browser:
            _done(browser.post("/sign-in", data=_credentials(email)))
            page = _done(browser.post("/account/tokens", data={"name": "CI", "scope": scope}))
        found = _TOKEN.search(page.text)
        if found is None:
            raise NotMadeError(page.text)
        return found[1]

    def _make(self, path: str, **data: object) -> dict[str, Any]:
        made: dict[str, Any] = _done(self._admin.post(PREFIX + path, json=data)).json()
        return made


def _credentials(email: str) -> dict[str, str]:
    return {"email": email, "password": PASSWORD}


def _done(response: httpx2.Response) -> httpx2.Response:
    """Return an answer that refuses nothing. Raises NotMadeError."""
    if response.is_error:
        raise NotMadeError(response.text)
    return response
