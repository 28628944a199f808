"""Tokens to test with: made as a page makes them, sent as programs do."""

import re

from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient, Response

from builder.api.prefix import PREFIX

from .pages import send
from .workspaces import TEAM

OWN = "/account/tokens"
HERE = f"{TEAM}/tokens"
CALLER = f"{PREFIX}/caller"


def token_in(response: Response) -> str:
    """Return the token that a page shows once."""
    found = re.search(r'id="token">([^<]+)<', response.text)
    assert found, response.text
    return found[1]


async def make(client: AsyncClient, path: str = OWN, **inputs: object) -> str:
    """Make a token on a page."""
    usual: dict[str, object] = {"name": "CI", "scope": "read", "days": "90"}
    return token_in(await send(client, path, **{**usual, **inputs}))


def program(app: FastAPI, token: str | None = None) -> AsyncClient:
    """Return a program that sends a token, and nothing that a browser sends."""
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    return AsyncClient(transport=ASGITransport(app), base_url="http://test", headers=headers)


def revoking(page: str, home: str) -> list[str]:
    """Return where a page revokes tokens."""
    return re.findall(rf'action="({home}/\d+/revoke)"', page)
