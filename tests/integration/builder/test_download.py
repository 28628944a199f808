"""The zip behind a link, and that it is the same whichever way it is asked for."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from httpx2 import AsyncClient
from typer.testing import CliRunner

from builder import cli
from builder.blueprint.forms import parse_data, to_query, to_toml
from builder.blueprint.model import Blueprint
from builder.main import create_app
from builder.services import projects
from builder.services.projects import ProjectService
from tests.settings import IsolatedSettings

from .clients import Data, blueprint, client_of, entity, field, files, relation, running

CHOICES: Data = blueprint(
    entity("Author"),
    entity("Book", field("pages", "integer"), relations=[relation("author", "Author")]),
    project={"name": "Book Shop", "licence": "MIT"},
    options={"auth": "local"},
    features=["docker", "github-ci"],
)
PAIRS = [
    ("v", "1"),
    ("name", "Ordered"),
    ("database", "postgresql"),
    ("auth", "none"),
    ("features", "docker,github-ci"),
]


@pytest.fixture
def link(service: ProjectService) -> str:
    """Return the bookmark of CHOICES."""
    return f"/project.zip?{to_query(chosen(service), service.catalog)}"


def chosen(service: ProjectService) -> Blueprint:
    """Return CHOICES as a Blueprint."""
    return parse_data(CHOICES, service.catalog)


def written(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Return content and mode of every file below `folder`."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mode & 0o777)
        for path in folder.rglob("*")
        if path.is_file()
    }


async def test_it_is_a_named_and_measured_zip(client: AsyncClient, link: str) -> None:
    response = await client.get(link)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/zip"
    assert response.headers["Content-Disposition"] == 'attachment; filename="book-shop.zip"'
    assert int(response.headers["Content-Length"]) == len(response.content)
    assert "Content-Encoding" not in response.headers
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["ETag"].startswith('"')
    assert files(response)["README.md"][0].startswith(b"# Book Shop\n")


async def test_no_query_is_the_project_of_the_defaults(client: AsyncClient) -> None:
    assert (await client.get("/project.zip")).status_code == 200


async def test_the_order_of_choices_does_not_count(client: AsyncClient) -> None:
    swapped = [*PAIRS[:-1], ("features", "github-ci,docker")]
    first = await client.get("/project.zip?" + urlencode(PAIRS))
    second = await client.get("/project.zip?" + urlencode(swapped[::-1]))
    assert first.status_code == 200
    assert (first.content, first.headers["ETag"]) == (second.content, second.headers["ETag"])


async def test_link_and_body_give_the_same_bytes(client: AsyncClient, link: str) -> None:
    by_link = await client.get(link)
    by_body = await client.post("/api/v1/projects", json=CHOICES)
    assert by_link.content == by_body.content
    assert by_link.headers["ETag"] == by_body.headers["ETag"]


async def test_a_restart_changes_no_byte(client: AsyncClient, link: str) -> None:
    before = await client.get(link)
    async with running(create_app(IsolatedSettings())) as app, client_of(app) as other:
        after = await other.get(link)
    assert (before.content, before.headers["ETag"]) == (after.content, after.headers["ETag"])


async def test_the_command_line_writes_the_same_files(
    client: AsyncClient, link: str, service: ProjectService, tmp_path: Path
) -> None:
    text = to_toml(chosen(service), service.catalog)
    result = CliRunner().invoke(cli.app, ["new", "-", "--out", str(tmp_path)], input=text)
    assert result.exit_code == 0, result.output
    assert written(tmp_path) == files(await client.get(link))


async def test_what_the_client_has_is_neither_sent_nor_rendered(
    client: AsyncClient, service: ProjectService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projects, "render", None)
    unseen = parse_data(blueprint(project={"name": "Never rendered"}), service.catalog)
    etag = service.etag(unseen)
    link = f"/project.zip?{to_query(unseen, service.catalog)}"
    for given in (etag, f'"other", W/{etag}', "*"):
        response = await client.get(link, headers={"If-None-Match": given})
        assert (response.status_code, response.content) == (304, b"")
        assert response.headers["ETag"] == etag
        assert response.headers["Cache-Control"] == "no-cache"


async def test_what_the_client_has_of_another_project_does_not_count(client: AsyncClient) -> None:
    other = (await client.get("/project.zip?auth=local")).headers["ETag"]
    response = await client.get("/project.zip", headers={"If-None-Match": other})
    assert response.status_code == 200


async def test_a_body_is_always_answered_whole(client: AsyncClient, link: str) -> None:
    headers = {"If-None-Match": (await client.get(link)).headers["ETag"]}
    response = await client.post("/api/v1/projects", json=CHOICES, headers=headers)
    assert response.status_code == 200


async def test_head_tells_what_get_would(client: AsyncClient, link: str) -> None:
    got, head = await client.get(link), await client.head(link)
    assert head.status_code == 200
    for name in ("Content-Type", "Content-Length", "Content-Disposition", "ETag"):
        assert head.headers[name] == got.headers[name]
