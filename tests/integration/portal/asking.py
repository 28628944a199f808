"""How each route of a workspace is asked, so that who may is answered well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from httpx2 import AsyncClient, Response

from builder.api.prefix import PREFIX

from .workspaces import document

BLUEPRINT: Final = {"format": 1, "project": {"name": "Orders"}}
GRACE: Final = "grace@example.com"
"""Who has an account, and is in no workspace."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What goes along: a query, and a form or JSON."""

    body: Mapping[str, Any] | None = None
    query: Mapping[str, str] = field(default_factory=dict[str, str])


_TEAM: Final = "/workspaces/{workspace}"
_SAVED: Final = f"{_TEAM}/blueprints/{{blueprint}}"
_REVISION: Final = f"{_SAVED}/revisions/{{number}}"
_STATE: Final = {"document": document(2)}

ASKS: Final[Mapping[str, Ask]] = {
    f"POST {_TEAM}/settings": Ask({"name": "Shop"}),
    f"POST {_TEAM}/delete": Ask({"confirmation": "Team"}),
    f"POST {_TEAM}/members": Ask({"email": GRACE, "role": "viewer"}),
    f"POST {_TEAM}/members/{{member_id}}": Ask({"role": "editor"}),
    f"POST {_TEAM}/presets/new": Ask({"name": "Strict"}),
    f"POST {_TEAM}/presets/{{preset}}/edit": Ask({"name": "Free"}),
    f"POST {_TEAM}/presets/{{preset}}/delete": Ask({"confirmation": "Free"}),
    f"POST {_TEAM}/tokens": Ask({"name": "CI"}),
    f"GET {_SAVED}/save": Ask(query=_STATE),
    f"POST {_SAVED}/save": Ask({"summary": "x", "base": "2"}, _STATE),
    f"GET {_SAVED}/merge": Ask(query=_STATE),
    f"POST {_SAVED}/merge": Ask({"base": "2"}, _STATE),
    f"POST {_SAVED}/settings": Ask({"name": "Orders"}),
    f"POST {_SAVED}/delete": Ask({"confirmation": "Orders"}),
    f"POST {_SAVED}/links": Ask({"audience": "public"}),
    f"POST {_SAVED}/links/{{link_id}}": Ask({"audience": "off"}),
    f"POST {_REVISION}/restore": Ask({"base": "2"}),
    f"PATCH {PREFIX}{_TEAM}": Ask({"name": "Shop"}),
    f"DELETE {PREFIX}{_TEAM}": Ask(query={"confirmation": "Team"}),
    f"POST {PREFIX}{_TEAM}/members": Ask({"email": GRACE, "role": "viewer"}),
    f"PATCH {PREFIX}{_TEAM}/members/{{member_id}}": Ask({"role": "editor"}),
    f"POST {PREFIX}{_TEAM}/presets": Ask({"name": "Strict"}),
    f"PUT {PREFIX}{_TEAM}/presets/{{preset}}": Ask({"name": "Free"}),
    f"DELETE {PREFIX}{_TEAM}/presets/{{preset}}": Ask(query={"confirmation": "Free"}),
    f"POST {PREFIX}{_TEAM}/blueprints": Ask(
        {"name": "Shop", "summary": "First", "blueprint": BLUEPRINT}
    ),
    f"PUT {PREFIX}{_SAVED}": Ask({"name": "Orders"}),
    f"DELETE {PREFIX}{_SAVED}": Ask(query={"confirmation": "Orders"}),
    f"POST {PREFIX}{_SAVED}/revisions": Ask({"base": 2, "summary": "x", "blueprint": BLUEPRINT}),
    f"POST {PREFIX}{_SAVED}/links": Ask({"audience": "public"}),
    f"PATCH {PREFIX}{_SAVED}/links/{{link_id}}": Ask({"audience": "off"}),
    f"POST {PREFIX}{_REVISION}/restore": Ask({"base": 2, "summary": "x"}),
}


async def ask(client: AsyncClient, route: str, places: Mapping[str, object]) -> str:
    """Ask a route; return what becomes of it, in a word."""
    method, _, path = route.partition(" ")
    sent = ASKS.get(route, Ask())
    address = path.format_map(places) + (f"?{urlencode(sent.query)}" if sent.query else "")
    if path.startswith(PREFIX):
        return outcome(await client.request(method, address, json=sent.body))
    return outcome(await client.request(method, address, data=sent.body))


def outcome(response: Response) -> str:
    """Say what became of a request."""
    location = response.headers.get("Location", "")
    if location.startswith("/account/second-factor?") or "second-factor-missing" in response.text:
        return "second factor first"
    to_sign_in = location.startswith("/sign-in")
    if to_sign_in or response.status_code == 401:
        return "sign in"
    told = {403: "refused", 404: "not there"}
    if response.status_code < 400:
        return "allowed"
    return told.get(response.status_code, f"{response.status_code}: {response.text[:300]}")
