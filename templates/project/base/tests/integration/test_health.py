"""Health checks."""

from fastapi import FastAPI
from httpx2 import AsyncClient


async def test_process_lives(client: AsyncClient) -> None:
    assert (await client.get("/health/live")).status_code == 204


async def test_application_is_ready(client: AsyncClient) -> None:
    assert (await client.get("/health/ready")).status_code == 204


async def test_application_tells_its_version(app: FastAPI, client: AsyncClient) -> None:
    response = await client.get("/health/info")
    assert response.json() == {"name": app.title, "version": app.version}
