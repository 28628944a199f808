"""Keys that are larger than any that a database gives: 404, as for all that is not there."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from tests.integration.accounts import sign_in

from .pages import send
from .workspaces import ORDERS, TEAM, begin

pytestmark = pytest.mark.usefixtures("projects")

LARGEST = 2**63 - 1


@pytest.fixture
async def admin(client: AsyncClient, session: AsyncSession) -> AsyncClient:
    """Return the browser of an administrator with a workspace."""
    await sign_in(client, session, "admin")
    await begin(client)
    return client


@pytest.mark.parametrize(
    ("method", "path", "data"),
    [
        ("PATCH", f"{TEAM}/members/{LARGEST}", {"role": "viewer"}),
        ("DELETE", f"{TEAM}/members/{LARGEST}", None),
        ("PATCH", f"{ORDERS}/links/{LARGEST}", {"audience": "off"}),
        ("DELETE", f"{ORDERS}/links/{LARGEST}", None),
        ("GET", f"/users/{LARGEST}", None),
        ("DELETE", f"/auth/sessions/{LARGEST}", None),
    ],
)
async def test_nothing_has_a_number_that_no_database_gives(
    admin: AsyncClient, method: str, path: str, data: dict[str, str] | None
) -> None:
    answer = await admin.request(method, PREFIX + path, json=data)
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")


@pytest.mark.parametrize("path", [f"{TEAM}/members/{LARGEST}", f"/people/{LARGEST}/reset"])
async def test_a_page_says_so_too(admin: AsyncClient, path: str) -> None:
    answer = await send(admin, path, role="viewer")
    assert (answer.status_code, "text/html" in answer.headers["Content-Type"]) == (404, True)
