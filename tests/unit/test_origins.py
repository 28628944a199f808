"""Which requests of browsers are refused, by where they come from."""

import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from builder.core.origins import OriginMiddleware, trusted_origins
from tests.settings import IsolatedSettings

OWN, FRONT_END, EVIL = "https://shop.test", "https://app.shop.test", "https://evil.test"
SESSION = {"Cookie": "__Host-session=x"}


async def reached(scope: Scope, receive: Receive, send: Send) -> None:
    """Stand for the application."""
    await PlainTextResponse("reached")(scope, receive, send)


async def status(method: str, headers: dict[str, str]) -> int:
    """Return how a request is answered."""
    settings = IsolatedSettings(cors_origins=(FRONT_END,))
    guarded = OriginMiddleware(reached, "__Host-session", trusted_origins(settings))
    async with AsyncClient(transport=ASGITransport(guarded), base_url=OWN) as client:
        return (await client.request(method, "/", headers=headers)).status_code


TRUSTED = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    {"Sec-Fetch-Site": "none"},
    {"Sec-Fetch-Site": "same-site", "Origin": FRONT_END},
    {"Sec-Fetch-Site": "cross-site", "Origin": FRONT_END},
    {"Origin": OWN},
    {"Origin": FRONT_END},
]
FOREIGN = [
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": ""},
    {"Sec-Fetch-Site": "same-site", "Origin": "https://other.shop.test"},
    {"Sec-Fetch-Site": "cross-site", "Origin": EVIL},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    {"Origin": EVIL},
    {"Origin": "null"},
    {"Origin": ""},
    {"Origin": "http://shop.test"},
    {"Origin": f"{OWN}.evil.test"},
    {"Origin": f"{OWN}:8443"},
]
UNSAFE = ["POST", "PUT", "PATCH", "DELETE", "PURGE"]


@pytest.mark.parametrize("cookie", [SESSION, {}], ids=["session", "nobody"])
@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize("headers", TRUSTED, ids=str)
async def test_pages_of_ours_may_change_something(
    method: str, headers: dict[str, str], cookie: dict[str, str]
) -> None:
    assert await status(method, headers | cookie) == 200


@pytest.mark.parametrize("cookie", [SESSION, {}], ids=["session", "nobody"])
@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_pages_of_others_may_not_even_sign_somebody_in(
    method: str, headers: dict[str, str], cookie: dict[str, str]
) -> None:
    assert await status(method, headers | cookie) == 403


@pytest.mark.parametrize("cookie", [SESSION, {}], ids=["session", "nobody"])
@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
@pytest.mark.parametrize("headers", [*TRUSTED, *FOREIGN], ids=str)
async def test_whoever_changes_nothing_comes_from_anywhere(
    method: str, headers: dict[str, str], cookie: dict[str, str]
) -> None:
    assert await status(method, headers | cookie) == 200


@pytest.mark.parametrize("method", UNSAFE)
async def test_who_does_not_tell_where_it_comes_from_has_no_session(method: str) -> None:
    assert await status(method, {}) == 200
    assert await status(method, SESSION) == 403
