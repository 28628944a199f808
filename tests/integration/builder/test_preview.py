"""A project as files that tell where they come from."""

from typing import Any

import pytest
from httpx2 import AsyncClient

from .clients import Data, blueprint, entity, files

CHOICES: Data = blueprint(entity("Book"), options={"auth": "local"}, features=["docker"])


@pytest.fixture(scope="module")
async def preview(client: AsyncClient) -> dict[str, Any]:
    """Return the preview of CHOICES."""
    response = await client.post("/api/v1/projects/preview", json=CHOICES)
    assert response.status_code == 200
    found: dict[str, Any] = response.json()
    return found


def at(preview: dict[str, Any], path: str) -> dict[str, Any]:
    """Return the file at `path`."""
    found: dict[str, Any] = next(each for each in preview["files"] if each["path"] == path)
    return found


async def test_it_shows_exactly_what_the_zip_holds(
    client: AsyncClient, preview: dict[str, Any]
) -> None:
    zipped = files(await client.post("/api/v1/projects", json=CHOICES))
    shown = {
        each["path"]: (each["text"].encode(), int(each["mode"], 8)) for each in preview["files"]
    }
    assert shown == zipped


def test_sizes_add_up_and_paths_are_sorted(preview: dict[str, Any]) -> None:
    sizes = [each["size"] for each in preview["files"]]
    paths = [each["path"] for each in preview["files"]]
    assert sum(sizes) == preview["size"]
    assert paths == sorted(paths)
    assert sizes == [len(each["text"].encode()) for each in preview["files"]]


def test_every_file_names_its_overlay(preview: dict[str, Any]) -> None:
    origins = {each["path"]: each["origin"] for each in preview["files"]}
    assert origins["app/main.py"] == {"overlay": "base", "entity": None}
    assert origins["app/core/security.py"] == {"overlay": "auth/local", "entity": None}
    assert origins["deploy/Dockerfile"] == {"overlay": "features/docker", "entity": None}
    assert origins["app/models/book.py"] == {"overlay": "entity/model", "entity": "Book"}


def test_lines_of_shared_files_name_who_gave_them(preview: dict[str, Any]) -> None:
    file = at(preview, "pyproject.toml")
    lines = file["text"].splitlines()
    found = {lines[int(number) - 1].strip(): origin for number, origin in file["lines"].items()}
    given = {line: origin["overlay"] for line, origin in found.items() if "pyjwt" in line}
    assert "auth/local" in given.values()


def test_lines_of_entities_in_shared_files_name_the_entity(preview: dict[str, Any]) -> None:
    origins = at(preview, "app/api/router.py")["lines"].values()
    assert {"overlay": "entity", "entity": "Book"} in origins


async def test_the_digest_tells_projects_apart(
    client: AsyncClient, preview: dict[str, Any]
) -> None:
    again = await client.post("/api/v1/projects/preview", json=CHOICES)
    other = await client.post("/api/v1/projects/preview", json=blueprint())
    assert again.json()["digest"] == preview["digest"] != other.json()["digest"]
