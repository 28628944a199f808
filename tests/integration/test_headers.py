"""What every response carries."""

import pytest
from httpx2 import AsyncClient

from builder.core.middleware import response_headers
from tests.settings import IsolatedSettings


async def test_response_repeats_the_id_of_its_request(client: AsyncClient) -> None:
    response = await client.get("/health/live", headers={"X-Request-ID": "request-0001"})
    assert response.headers["X-Request-ID"] == "request-0001"


@pytest.mark.parametrize("given", ["", "short", "<script>", "request-0001 <script>", "x" * 65])
async def test_strange_request_id_is_replaced(client: AsyncClient, given: str) -> None:
    response = await client.get("/health/live", headers={"X-Request-ID": given})
    assert len(response.headers["X-Request-ID"]) == 32


async def test_response_may_not_be_framed(client: AsyncClient) -> None:
    response = await client.get("/health/live")
    assert response.headers["X-Frame-Options"] == "DENY"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_response_is_kept_by_nobody_unless_it_says_so(client: AsyncClient) -> None:
    response = await client.get("/health/live")
    assert response.headers["Cache-Control"] == "no-store"


async def test_origin_that_is_not_listed_is_not_allowed(client: AsyncClient) -> None:
    response = await client.get("/health/live", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in response.headers


async def test_origin_that_is_listed_may_send_and_read_what_clients_need(
    client: AsyncClient,
) -> None:
    origin = {"Origin": "https://example.com"}
    preflight = {
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "Authorization, Content-Type, X-Request-ID",
    }
    assert (await client.options("/health/live", headers=origin | preflight)).status_code == 200
    exposed = (await client.get("/health/live", headers=origin)).headers
    names = exposed["Access-Control-Expose-Headers"].split(", ")
    assert {"Location", "Retry-After", "X-Request-ID"} <= set(names)


def test_browsers_insist_on_tls_in_production_only() -> None:
    header = "Strict-Transport-Security"
    assert header in response_headers(IsolatedSettings(environment="production"))
    assert header not in response_headers(IsolatedSettings())
