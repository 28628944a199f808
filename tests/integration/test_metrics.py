"""Metrics, and who may read them."""

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from builder.main import create_app
from tests.integration.conftest import SETTINGS

TOKEN = {"Authorization": f"Bearer {'m' * 32}"}


@pytest.fixture
def application() -> FastAPI:
    """Return an application that has counted nothing yet, with one more route."""

    async def read(key: int) -> int:
        return key

    application = create_app(SETTINGS)
    application.add_api_route("/measured/{key}", read)
    return application


async def measured(client: AsyncClient) -> str:
    """Return the metrics."""
    response = await client.get("/metrics", headers=TOKEN)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guess"}])
async def test_metrics_are_for_those_who_know_the_token(
    client: AsyncClient, headers: dict[str, str]
) -> None:
    response = await client.get("/metrics", headers=headers)
    assert response.status_code == 401
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.headers["WWW-Authenticate"] == "Bearer"


async def test_requests_are_counted_by_template_and_status(client: AsyncClient) -> None:
    for key in ("1", "2", "x"):
        await client.get(f"/measured/{key}")
    labels = '{handler="/measured/{key}",method="GET",status='
    counts = await measured(client)
    assert f'http_requests_total{labels}"200"}} 2.0' in counts
    assert f'http_requests_total{labels}"422"}} 1.0' in counts


async def test_unknown_paths_are_one(client: AsyncClient) -> None:
    for path in ("/a", "/b"):
        await client.get(path)
    counts = await measured(client)
    assert 'http_requests_total{handler="none",method="GET",status="404"} 2.0' in counts


async def test_looking_after_the_process_is_not_measured(client: AsyncClient) -> None:
    await client.get("/health/live")
    assert "/health" not in await measured(client)


def test_the_description_does_not_mention_metrics(app: FastAPI) -> None:
    assert "/metrics" not in app.openapi()["paths"]
