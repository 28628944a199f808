"""A builder for everybody, and one for who is signed in."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.integration.accounts import sign_in
from tests.integration.conftest import SETTINGS

from .pages import SAME_SITE
from .records import take_away

CLOSED = SETTINGS.model_copy(update={"admission": "closed"})
FOR_GUESTS = ("/project.zip", "/blueprint.toml", "/diagram.svg", "/api/v1/catalog")


@pytest.fixture
def closed(app: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
    """Close the builder."""
    monkeypatch.setattr(app.state, "settings", CLOSED)


@pytest.mark.usefixtures("closed")
async def test_a_closed_builder_asks_strangers_to_sign_in(client: AsyncClient) -> None:
    asked = await client.get("/?name=Shop")
    assert asked.headers["Location"] == "/sign-in?next=%2F%3Fname%3DShop"
    for path in FOR_GUESTS:
        response = await client.get(path)
        assert (path, response.status_code) == (path, 401)
        assert response.json()["code"] == "not-authenticated"
    assert (await client.post("/api/v1/projects", json={"format": 1})).status_code == 401


@pytest.mark.usefixtures("closed", "projects")
async def test_a_closed_builder_is_open_to_who_is_signed_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    for path in ("/", *FOR_GUESTS):
        assert (path, (await client.get(path)).status_code) == (path, 200)


@pytest.mark.usefixtures("closed")
async def test_a_part_of_a_closed_page_leads_the_whole_page_on(client: AsyncClient) -> None:
    shown = {"HX-Request-Type": "partial", "HX-Current-URL": "http://test/?name=Shop"}
    led = "/sign-in?next=%2F%3Fname%3DShop"
    assert (await client.get("/", headers=shown)).headers["HX-Redirect"] == led
    response = await client.post("/entities/line", headers=shown | SAME_SITE)
    assert response.headers["HX-Redirect"] == led


@pytest.mark.usefixtures("closed")
async def test_a_closed_builder_tells_health_and_lets_people_sign_in(client: AsyncClient) -> None:
    for path in ("/health/live", "/setup", "/static/favicon.svg"):
        assert (path, (await client.get(path)).is_success) == (path, True)


@pytest.mark.usefixtures("projects")
async def test_an_open_builder_greets_who_is_signed_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    assert 'action="/sign-in"' in (await client.get("/")).text
    user = await sign_in(client, session)
    page = (await client.get("/")).text
    assert user.email in page
    assert 'href="/people"' not in page


@pytest.mark.usefixtures("projects")
async def test_an_open_builder_works_without_its_database(
    app: FastAPI, client: AsyncClient, session: AsyncSession, tmp_path: Path
) -> None:
    await sign_in(client, session)
    take_away(app, tmp_path)
    assert (await client.get("/")).status_code == 200
    assert (await client.get("/project.zip")).status_code == 200


@pytest.mark.usefixtures("projects")
async def test_who_is_signed_in_is_not_asked_to_sign_in_because_the_database_is_away(
    app: FastAPI, client: AsyncClient, session: AsyncSession, tmp_path: Path
) -> None:
    assert (await client.get("/account")).headers["Location"] == "/sign-in?next=%2Faccount"
    await sign_in(client, session)
    take_away(app, tmp_path)
    for path in ("/account", "/workspaces/team", "/save?document=name%3DShop"):
        response = await client.get(path)
        assert (path, response.status_code) == (path, 503)
        assert int(response.headers["Retry-After"]) > 0
