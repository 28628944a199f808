"""Sharing over HTTP, for programs: one link for one project, exact answers otherwise."""

from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from builder.main import create_app
from builder.services import share as sharing
from tests.settings import IsolatedSettings

from ..clients import Data, assert_problem, client_of, files, named, running
from .databases import close

SHARES = "/api/v1/shares"


async def shared(client: AsyncClient, blueprint: Data) -> Data:
    """Share a Blueprint."""
    response = await client.post(SHARES, json=blueprint)
    assert response.status_code == 201, response.text
    assert response.headers["Location"].endswith(f"{SHARES}/{response.json()['id']}")
    body: Data = response.json()
    return body


async def test_a_shared_project_is_described(client: AsyncClient) -> None:
    body = await shared(client, named("Shop"))
    again = await client.get(f"{SHARES}/{body['id']}")
    assert again.json() == body
    assert (body["title"], body["is_current"]) == ("Shop", True)
    assert str(body["url"]).endswith(f"/s/{body['id']}")


async def test_the_same_blueprint_gets_the_same_link(client: AsyncClient) -> None:
    assert await shared(client, named("Shop")) == await shared(client, named("Shop"))


async def test_the_archive_is_the_one_that_is_rendered(client: AsyncClient) -> None:
    body = await shared(client, named("Shop"))
    kept = await client.get(str(body["archive_url"]))
    fresh = await client.post("/api/v1/projects", json=named("Shop"))
    assert files(kept) == files(fresh)
    assert kept.headers["Content-Disposition"] == 'attachment; filename="shop.zip"'


async def test_a_client_that_has_the_archive_gets_304(client: AsyncClient) -> None:
    url = str((await shared(client, named("Shop")))["archive_url"])
    tag = (await client.get(url)).headers["ETag"]
    again = await client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert (await client.head(url)).headers["ETag"] == tag


@pytest.mark.parametrize("path", [f"{SHARES}/aaaaaaaaaaaa", "/s/aaaaaaaaaaaa/project.zip"])
async def test_an_unknown_link_is_404(client: AsyncClient, path: str) -> None:
    assert_problem(await client.get(path), 404)


async def test_a_blueprint_that_breaks_a_rule_is_422(client: AsyncClient) -> None:
    response = await client.post(SHARES, json={"options": {"database": "none"}})
    assert_problem(response, 422)


async def test_too_many_are_429(client: AsyncClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MOST_AT_ONCE", 1)
    await shared(client, named("One"))
    response = await client.post(SHARES, json=named("Two"))
    assert_problem(response, 429)
    assert response.headers["Retry-After"] == "60"
    await shared(client, named("One"))


async def test_in_the_closed_mode_all_of_it_is_403(app: FastAPI, client: AsyncClient) -> None:
    body = await shared(client, named("Shop"))
    close(app)
    assert_problem(await client.post(SHARES, json=named("Shop")), 403)
    assert_problem(await client.get(f"{SHARES}/{body['id']}"), 403)
    assert_problem(await client.get(str(body["archive_url"])), 403)


async def test_without_a_database_only_sharing_is_503(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/no/where.db"
    settings = IsolatedSettings.model_validate({"database_url": url})
    async with running(create_app(settings)) as app, client_of(app) as client:
        assert_problem(await client.post(SHARES, json=named("Shop")), 503)
        assert_problem(await client.get(f"{SHARES}/aaaaaaaaaaaa"), 503)
        assert (await client.get("/")).status_code == 200
        page = await client.get("/s/aaaaaaaaaaaa")
        assert (page.status_code, page.headers["Retry-After"]) == (503, "5")


async def test_without_tables_sharing_is_503(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/empty.db"
    settings = IsolatedSettings.model_validate({"database_url": url})
    async with running(create_app(settings)) as app, client_of(app) as client:
        assert_problem(await client.post(SHARES, json=named("Shop")), 503)
