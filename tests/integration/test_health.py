"""Health checks."""

from httpx2 import AsyncClient


async def test_process_lives(client: AsyncClient) -> None:
    assert (await client.get("/health/live")).status_code == 204


async def test_application_is_ready(client: AsyncClient) -> None:
    assert (await client.get("/health/ready")).status_code == 204
