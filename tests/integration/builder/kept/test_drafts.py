"""An address that would be too long stands on a draft: found again, and dropped at last."""

import asyncio
import re
from collections.abc import AsyncGenerator
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import delete, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from builder.blueprint.forms import parse_data, to_query
from builder.blueprint.forms.drafts import LONGEST, name_of
from builder.models import Draft
from builder.services import draft as drafts
from builder.services.draft import DAY, DAYS_KEPT, DraftService
from builder.services.share import now
from tests.unit.generator.cases import template_set
from tests.unit.web.html import Element, parsed

from ..clients import assert_problem, entity, field, files
from .databases import close, migrated

PARTIAL = {"HX-Request-Type": "partial"}
UNKNOWN = f"/?d={'x' * 22}"
LINE = "Extra: name"


def word(*parts: object) -> str:
    """Return a name that hardly packs."""
    return "f" + sha256(repr(parts).encode()).hexdigest()[:16]


def large(**choices: object) -> str:
    """Return the query of a project with so many entities that it is too long."""
    entities = [
        entity(f"Thing{at}", *(field(word(at, each)) for each in range(5))) for at in range(30)
    ]
    catalog = template_set().catalog
    return to_query(parse_data({"entities": entities, **choices}, catalog), catalog)


QUERY = large()
OTHER = large(project={"name": "Other"}, features=["docker"])


def broken() -> None:
    """Be a database that is down."""
    statement = "BEGIN"
    raise OperationalError(statement, {}, OSError("down"))


async def shortened(client: AsyncClient, query: str = QUERY) -> str:
    """Return the address that a long query leads to."""
    response = await client.get(f"/?{query}")
    assert response.status_code == 303, response.text
    return response.headers["Location"]


async def codes(app: FastAPI) -> list[str]:
    """Return the names of the drafts that are stored."""
    async with app.state.sessions() as session:
        return [*await session.scalars(select(Draft.code))]


async def age(app: FastAPI, days: int) -> None:
    """Let the drafts become so many days old."""
    async with app.state.sessions() as session:
        await session.execute(update(Draft).values(touched_at=now() - days * DAY))
        await session.commit()


async def opened_at(app: FastAPI) -> int:
    """Return when the one draft was opened."""
    async with app.state.sessions() as session:
        return int((await session.scalars(select(Draft.touched_at))).one())


def document(page: Element) -> str:
    """Return the document of a page, as all of its forms carry it."""
    inputs = [*page.all("input", name="document")]
    (found,) = {str(each.attributes["value"]) for each in inputs}
    return found


async def test_a_long_address_leads_to_a_short_one(client: AsyncClient) -> None:
    assert len(QUERY) > LONGEST
    address = await shortened(client)
    assert address == f"/?d={name_of(QUERY.removeprefix('e='))}"
    response = await client.get(address)
    assert response.status_code == 200
    assert "Thing29" in response.text
    assert document(parsed(response.text)) == address.removeprefix("/?")
    assert max(map(len, re.findall(r'"[^"\n]*[?&;][de]=[^"\n]*"', response.text))) < LONGEST


async def test_the_same_entities_are_kept_once(app: FastAPI, client: AsyncClient) -> None:
    addresses = {await shortened(client) for _ in range(2)}
    await client.get(addresses.pop())
    await client.get(f"{await shortened(client, OTHER)}&auth=local")
    assert len(await codes(app)) == 1
    assert addresses == set()


async def test_everything_that_takes_a_query_takes_a_draft(client: AsyncClient) -> None:
    query = urlsplit(await shortened(client, OTHER)).query
    for path in ("/project.zip", "/diagram.svg", "/diagram.dbml", "/blueprint.toml"):
        short, long = [await client.get(f"{path}?{each}") for each in (query, OTHER)]
        assert short.status_code == 200
        assert short.content == long.content
    ghost = await client.get(f"/ghost?{query}&option=features/gunicorn")
    assert ghost.json()["title"]


async def test_a_choice_goes_on_from_the_draft(client: AsyncClient) -> None:
    address = await shortened(client)
    headers = {**PARTIAL, "HX-Current-URL": f"http://localhost{address}"}
    response = await client.get(f"{address}&auth=local", headers=headers)
    pushed = response.headers["HX-Push-Url"]
    assert parse_qs(urlsplit(pushed).query) == {
        **parse_qs(urlsplit(address).query),
        "auth": ["local"],
    }
    page = parsed(response.text)
    assert page.one(id="since").attributes["value"] == address.removeprefix("/")


async def test_an_edit_leads_to_a_draft_of_its_own(app: FastAPI, client: AsyncClient) -> None:
    address = await shortened(client)
    form = {"document": urlsplit(address).query, "line": LINE}
    plain = await client.post("/entities/line", data=form)
    assert plain.status_code == 303, plain.text
    edited = plain.headers["Location"]
    headers = {**PARTIAL, "HX-Current-URL": f"http://localhost{address}"}
    live = await client.post("/entities/line", data=form, headers=headers)
    assert live.headers["HX-Push-Url"] == edited
    assert edited != address
    assert len(edited) < LONGEST
    assert "Extra" in (await client.get(edited)).text
    assert "Extra" not in (await client.get(address)).text
    assert len(await codes(app)) == 2


async def test_a_state_that_is_no_project_keeps_its_draft(client: AsyncClient) -> None:
    address = await shortened(client)
    response = await client.get(f"{address}&package=class", headers=PARTIAL)
    assert response.headers["HX-Replace-Url"] == f"{address}&package=class"


async def test_a_draft_is_compared_with_another(client: AsyncClient) -> None:
    address, other = await shortened(client), await shortened(client, f"{QUERY}&auth=local")
    pasted = urlencode({"other": f"http://localhost{other}"})
    response = await client.get(f"{address}&{pasted}", follow_redirects=True)
    assert "<b>Sign-in</b> Local accounts → None" in response.text
    lost = urlencode({"against": UNKNOWN.removeprefix("/?")})
    assert (await client.get(f"{address}&{lost}")).status_code == 200


async def test_a_draft_is_shared_for_ever(app: FastAPI, client: AsyncClient) -> None:
    form = {"document": urlsplit(await shortened(client)).query}
    link = (await client.post("/shares", data=form)).headers["Location"]
    async with app.state.sessions() as session:
        await session.execute(delete(Draft))
        await session.commit()
    sent = files(await client.get(f"{link}/project.zip"))
    assert any(path.endswith("thing29.py") for path in sent)


async def test_drafts_are_kept_where_nothing_may_be_shared(
    app: FastAPI, client: AsyncClient
) -> None:
    close(app)
    assert (await client.get(await shortened(client))).status_code == 200


@pytest.mark.parametrize("headers", [{}, PARTIAL])
async def test_a_draft_that_is_gone_is_told(client: AsyncClient, headers: dict[str, str]) -> None:
    response = await client.get(UNKNOWN, headers=headers)
    assert response.status_code == 404
    assert "30 days" in response.text
    assert [each.attributes["href"] for each in parsed(response.text).all("a", class_="primary")]
    assert response.headers["HX-Refresh"] == "true"
    posted = await client.post("/entities", data={"document": UNKNOWN[2:]}, headers=headers)
    assert posted.status_code == 404


@pytest.mark.parametrize("path", ["/project.zip", "/diagram.svg", "/blueprint.toml"])
async def test_programs_are_told_in_their_way(client: AsyncClient, path: str) -> None:
    assert_problem(await client.get(f"{path}?{UNKNOWN[2:]}"), 404)


@pytest.mark.parametrize("query", ["d=", "d=%00", "d=x&d=y", f"d={'x' * 2_000}", "e=&d=x"])
async def test_an_odd_name_is_no_draft(client: AsyncClient, query: str) -> None:
    assert (await client.get(f"/?{query}")).status_code == 404


async def test_without_a_database_the_address_is_long(app: FastAPI, client: AsyncClient) -> None:
    address = await shortened(client)
    app.state.sessions = broken
    response = await client.get(f"/?{QUERY}")
    assert response.status_code == 200
    assert document(parsed(response.text)) == QUERY
    edited = await client.post("/entities/line", data={"document": QUERY, "line": LINE})
    assert edited.headers["Location"].startswith("/?e=")
    assert (await client.get(f"/project.zip?{QUERY}")).status_code == 200
    assert (await client.get(address)).status_code == 503


async def test_who_makes_too_many_gets_the_long_address(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_AT_ONCE", 1)
    await shortened(client)
    form = {"document": QUERY, "line": LINE}
    edited = (await client.post("/entities/line", data=form)).headers["Location"]
    assert edited.startswith("/?e=")
    assert (await client.get(edited)).status_code == 200
    await shortened(client)


async def test_what_is_opened_stays(app: FastAPI, client: AsyncClient) -> None:
    address = await shortened(client)
    for days in (2, DAYS_KEPT + 1):
        await age(app, days)
        assert (await client.get(address)).status_code == 200
        assert await opened_at(app) > now() - DAY


@pytest.fixture(params=["sqlite", "postgresql"])
async def engine(request: pytest.FixtureRequest) -> AsyncGenerator[AsyncEngine]:
    """Offer a database with its tables."""
    async with migrated(request.param) as engine:
        yield engine


async def test_what_nobody_opens_is_dropped_bit_by_bit(
    engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "_DROPPED_AT_ONCE", 2)
    sessions = async_sessionmaker(engine)
    service = DraftService(sessions)
    for packed in ("one", "two", "three"):
        assert await service.keep(packed, "192.0.2.1")
    async with sessions() as session:
        await session.execute(update(Draft).values(touched_at=now() - (DAYS_KEPT + 1) * DAY))
        await session.commit()
    for left in (2, 2):
        assert await service.keep(f"new {left}", "192.0.2.1")
        async with sessions() as session:
            assert len([*await session.scalars(select(Draft.id))]) == left


async def test_two_who_keep_the_same_agree(engine: AsyncEngine) -> None:
    service = DraftService(async_sessionmaker(engine))
    told = await asyncio.gather(*(service.keep("same", f"192.0.2.{at}") for at in range(4)))
    assert told == [True] * 4
    assert (await service.known([name_of("same")])).kept == {name_of("same"): "same"}


async def test_what_is_too_large_is_not_kept(engine: AsyncEngine) -> None:
    service = DraftService(async_sessionmaker(engine))
    assert not await service.keep("x" * (drafts.LARGEST + 1), "")
