"""The page that a shared link opens, and the button that leads to it."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from PIL import Image
from sqlalchemy import select, update

from builder.blueprint.model import Blueprint, ProjectInfo
from builder.generator.archive import deflate
from builder.models import Blob, Share
from builder.services.projects import ProjectService
from builder.services.share import ShareService
from builder.services.wheels import wheel_name
from tests.unit.web.html import Element, parsed

from ..clients import assert_problem, files
from .databases import close, other_templates

HOSTILE = '"><script>alert(1)</script>{{ 7 * 7 }}'


async def share(client: AsyncClient, **choices: str) -> str:
    """Share the choices from the wizard, and return where that leads."""
    response = await client.post("/shares", data={"document": urlencode(choices)})
    assert response.status_code == 303, response.text
    return response.headers["Location"]


async def share_older(app: FastAPI, blueprint: Blueprint) -> str:
    """Share a Blueprint with templates of another day."""
    older = ProjectService(other_templates())
    async with app.state.sessions() as session:
        code = await ShareService(session, older).create(blueprint, "")
    older.close()
    return f"/s/{code}"


async def replace_blueprint(app: FastAPI, document: bytes) -> None:
    """Put another Blueprint under the one share that there is."""
    async with app.state.sessions() as session:
        key = await session.scalar(select(Share.blueprint_id))
        content = deflate(document)[0]
        await session.execute(update(Blob).where(Blob.id == key).values(content=content))
        await session.commit()


def links(page: Element) -> dict[str, str]:
    """Return where what looks like a button leads, by its words."""
    found = page.all("a", class_="button")
    return {each.text.strip(): str(each.attributes["href"]) for each in found}


def metas(page: Element) -> dict[str, str]:
    """Return what the page tells of itself."""
    found = ((each.attributes.get("property"), each) for each in page.all("meta"))
    return {name: str(each.attributes["content"]) for name, each in found if name}


def is_page(response: Response, status: int) -> bool:
    """Tell whether the answer is a page with this status, under the strict policy."""
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["Content-Type"].startswith("text/html")
    return response.status_code == status


async def test_the_page_says_what_is_shared(client: AsyncClient) -> None:
    response = await client.get(await share(client, name="Shop", database="postgresql"))
    assert is_page(response, 200)
    page = parsed(response.text)
    assert page.one("h1").text == "Shop"
    assert "<b>Database</b> SQLite → PostgreSQL" in response.text
    assert metas(page)["og:title"] == "Shop"
    assert metas(page)["og:url"] == str(response.url)
    assert "Database: PostgreSQL" in metas(page)["og:description"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


async def test_the_way_back_into_the_wizard_keeps_the_choices(client: AsyncClient) -> None:
    page = parsed((await client.get(await share(client, name="Shop", auth="local"))).text)
    assert links(page)["Open and edit"] == "/?name=Shop&auth=local"


async def test_a_card_goes_with_the_link(client: AsyncClient) -> None:
    link = await share(client, name="Shop", database="postgresql")
    told = metas(parsed((await client.get(link)).text))
    response = await client.get(told["og:image"])
    assert told["og:image"].startswith("http://")
    assert told["og:image:alt"].startswith("Shop: A FastAPI project")
    assert response.headers["Content-Type"] == "image/png"
    assert "immutable" in response.headers["Cache-Control"]
    with Image.open(BytesIO(response.content)) as image:
        assert [str(each) for each in image.size] == [
            told["og:image:width"],
            told["og:image:height"],
        ]
    known = {"If-None-Match": response.headers["ETag"]}
    again = await client.get(told["og:image"], headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert "immutable" in again.headers["Cache-Control"]


async def test_what_is_not_valid_today_has_a_card(app: FastAPI, client: AsyncClient) -> None:
    link = await share(client, name="Shop")
    await replace_blueprint(app, b'{"options": {"database": "db2"}}')
    assert (await client.get(f"{link}/card.png")).content.startswith(b"\x89PNG")
    await replace_blueprint(app, b"no JSON")
    assert (await client.get(f"{link}/card.png")).content.startswith(b"\x89PNG")


async def test_there_is_no_card_of_what_is_not_shared(app: FastAPI, client: AsyncClient) -> None:
    link = await share(client, name="Shop")
    assert_problem(await client.get(f"/s/{'a' * 12}/card.png"), 404)
    close(app)
    assert_problem(await client.get(f"{link}/card.png"), 403)


async def test_the_command_line_follows_the_link(client: AsyncClient) -> None:
    link = await share(client, name="Shop", database="postgresql")
    command = parsed((await client.get(link)).text).one(id="folder-command").text
    assert command.startswith("uvx --from http://")
    assert " --python '>=3.12' builder new --from " in command
    assert command.endswith(f" builder new --from {client.base_url.join(link)}")
    response = await client.get(f"{link}/blueprint.toml")
    assert response.headers["Content-Type"].startswith("application/toml")
    assert 'database = "postgresql"' in response.text


async def test_the_command_line_cannot_follow_what_is_not_valid_today(
    app: FastAPI, client: AsyncClient
) -> None:
    link = await share(client, name="Shop")
    await replace_blueprint(app, b'{"options": {"database": "db2"}}')
    assert "folder-command" not in (await client.get(link)).text


async def test_a_file_is_a_link_away(client: AsyncClient) -> None:
    link = await share(client, name="Shop")
    page = parsed((await client.get(link)).text)
    readme = next(each for each in page.all("a", id="file-README.md"))
    opened = parsed((await client.get(link + str(readme.attributes["href"]))).text)
    assert opened.one(id="code").attributes["aria-label"] == "README.md"


async def test_the_files_are_compared_with_the_defaults(client: AsyncClient) -> None:
    link = await share(client, features="docker")
    text = (await client.get(link, params={"against": "defaults"})).text
    page = parsed(text)
    assert list(page.one(id="file-deploy/Dockerfile").all(class_="added"))
    assert list(page.one(id="code").all(class_="added"))


@pytest.mark.parametrize(
    "query", ["file=no/such", "file=%00", "against=nothing", "file=README.md&file=x"]
)
async def test_an_odd_query_is_still_the_page(client: AsyncClient, query: str) -> None:
    assert is_page(await client.get(f"{await share(client, name='Shop')}?{query}"), 200)


async def test_words_of_strangers_stay_words(client: AsyncClient) -> None:
    link = await share(client, name="Shop", description=HOSTILE, author=HOSTILE)
    for against in ("", "defaults"):
        text = (await client.get(link, params={"against": against, "file": "README.md"})).text
        assert "<script>alert" not in text
        assert "49" not in metas(parsed(text))["og:description"]
        assert metas(parsed(text))["og:description"] == HOSTILE


async def test_an_older_project_is_offered_as_it_was_and_up_to_date(
    app: FastAPI, client: AsyncClient
) -> None:
    link = await share_older(app, Blueprint(project=ProjectInfo(name="Shop")))
    page = parsed((await client.get(link)).text)
    assert links(page)["As it was"] == f"{link}/project.zip"
    assert links(page)["Up to date"] == "/project.zip?name=Shop"
    path = "app/core/logging.py"
    was, now = [
        files(await client.get(each)) for each in (f"{link}/project.zip", "/project.zip?name=Shop")
    ]
    assert was[path][0].endswith(b"# of another day\n")
    assert not now[path][0].endswith(b"# of another day\n")
    difference = parsed((await client.get(link + links(page)["See what is different"])).text)
    assert list(difference.one(id="code").all(class_="removed"))


async def test_a_blueprint_that_is_not_valid_any_more_is_offered_as_it_was(
    app: FastAPI, client: AsyncClient
) -> None:
    link = await share(client, name="Shop", database="postgresql")
    was = await client.get(f"{link}/project.zip")
    await replace_blueprint(app, b'{"format":1,"options":{"database":"oracle"}}')
    response = await client.get(link)
    assert is_page(response, 200)
    assert "not valid any more" in response.text
    assert "options.database" in response.text
    assert links(parsed(response.text)).keys() & {"Download", "Open and edit"} == {"Download"}
    assert (await client.get(f"{link}/project.zip")).content == was.content


@pytest.mark.parametrize("link", ["/s/aaaaaaaaaaaa", "/s/x", "/s/%00"])
async def test_a_link_to_nothing_leads_to_a_page_that_says_so(
    client: AsyncClient, link: str
) -> None:
    response = await client.get(link)
    assert is_page(response, 404)
    assert links(parsed(response.text))["Choose a project of your own"] == "/"


async def test_choices_that_break_a_rule_are_told_with_the_way_back(client: AsyncClient) -> None:
    response = await client.post("/shares", data={"document": "name=Shop&package=class"})
    assert is_page(response, 422)
    assert links(parsed(response.text))["Back to the wizard"] == "/?name=Shop"


async def test_the_wizard_has_a_button_that_shares_what_it_shows(client: AsyncClient) -> None:
    form = parsed((await client.get("/?name=Shop")).text).one("form", id="share")
    assert form.one("input").attributes["value"] == "name=Shop"


async def test_in_the_closed_mode_there_is_no_button_and_no_page(
    app: FastAPI, client: AsyncClient
) -> None:
    link = await share(client, name="Shop")
    close(app)
    assert not list(parsed((await client.get("/")).text).all("form", id="share"))
    assert is_page(await client.post("/shares", data={"document": "name=Shop"}), 403)
    assert is_page(await client.get(link), 403)


async def test_who_asks_only_for_heads_gets_those_of_every_page(client: AsyncClient) -> None:
    link = await share(client, name="Shop")
    for path in ("/", link, f"{link}/card.png", f"/cli/{wheel_name()}"):
        got, head = await client.get(path), await client.head(path)
        assert (head.status_code, head.headers["Content-Type"]) == (
            200,
            got.headers["Content-Type"],
        )


async def test_a_shared_link_is_compared_with(client: AsyncClient) -> None:
    link = await share(client, name="Shop", features="docker")
    given = {"name": "Shop", "other": f"http://localhost{link}?against=defaults"}
    answer = await client.get("/", params=given, follow_redirects=True)
    decided = [each.text.strip() for each in parsed(answer.text).one(id="compare").all("li")]
    assert decided == ["− Docker"]


@pytest.mark.parametrize("code", ["aaaaaaaaaaaa", "kaputt"])
async def test_a_shared_link_that_leads_nowhere_is_told(client: AsyncClient, code: str) -> None:
    given = {"other": f"http://localhost/s/{code}"}
    answer = await client.get("/", params=given, follow_redirects=True)
    assert answer.status_code == 200
    assert "none that was shared here" in answer.text
