"""What is shared is kept: once, for ever, as it was, on SQLite and on PostgreSQL."""

import asyncio
from collections.abc import AsyncGenerator

import pytest
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from builder.blueprint.forms import parse_data, parse_json
from builder.blueprint.model import Blueprint
from builder.core.exceptions import NotFoundError
from builder.core.sharing import SECONDS_PER_SHARE, TooLargeToShareError, TooManySharesError
from builder.models import Allowance, Blob, Share
from builder.models.base import Base
from builder.services import share as sharing
from builder.services.projects import ProjectService
from builder.services.share import Shared, ShareService, code_of
from tests.unit.generator.cases import parsed, template_set

from ..clients import entity
from .databases import migrated, other_templates


@pytest.fixture(scope="module")
def projects() -> ProjectService:
    """Return what renders projects."""
    return ProjectService(template_set())


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
async def engine(request: pytest.FixtureRequest) -> AsyncGenerator[AsyncEngine]:
    """Offer a database with its tables."""
    async with migrated(request.param) as engine:
        yield engine


@pytest.fixture
async def database(engine: AsyncEngine) -> AsyncGenerator[AsyncEngine]:
    """Offer the database, empty again after the test."""
    yield engine
    async with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            await connection.execute(table.delete())


async def share(
    engine: AsyncEngine, projects: ProjectService, blueprint: Blueprint, client: str = "192.0.2.1"
) -> str:
    """Share a Blueprint in a session of its own."""
    async with async_sessionmaker(engine, expire_on_commit=False)() as session:
        return await ShareService(session, projects).create(blueprint, client)


async def read(engine: AsyncEngine, projects: ProjectService, code: str) -> Shared:
    """Read what is shared in a session of its own."""
    async with async_sessionmaker(engine, expire_on_commit=False)() as session:
        return await ShareService(session, projects).read(code)


async def count(engine: AsyncEngine, model: type[Base]) -> int:
    """Count the rows of a model."""
    async with engine.connect() as connection:
        return await connection.scalar(select(func.count()).select_from(model)) or 0


def named(name: str) -> Blueprint:
    """Return a small Blueprint."""
    return parse_data({"project": {"name": name}}, template_set().catalog)


async def test_what_is_read_is_what_was_rendered(
    database: AsyncEngine, projects: ProjectService
) -> None:
    blueprint = parse_data({"entities": [entity("Cafe")]}, projects.catalog)
    shared = await read(database, projects, await share(database, projects, blueprint))
    project = await projects.preview(blueprint)
    assert shared.project.digest == project.digest
    assert shared.project.slug == project.slug
    assert parse_json(shared.document, projects.catalog).entities == blueprint.entities
    assert (shared.template_version, shared.title) == (template_set().version, "My API")


async def test_the_same_blueprint_has_one_link(
    database: AsyncEngine, projects: ProjectService
) -> None:
    codes = {await share(database, projects, named("Shop")) for _ in range(3)}
    assert len(codes) == 1
    assert await count(database, Share) == 1
    assert len(codes.pop()) == 12


async def test_choosing_a_default_is_the_same_as_leaving_it_out(
    database: AsyncEngine, projects: ProjectService
) -> None:
    said = parsed(options={"database": "sqlite"})
    assert await share(database, projects, said) == await share(database, projects, parsed())


async def test_two_at_once_get_the_same_link(
    database: AsyncEngine, projects: ProjectService
) -> None:
    clients = [f"192.0.2.{number}" for number in range(6)]
    shares = (share(database, projects, named("At once"), each) for each in clients)
    assert len(set(await asyncio.gather(*shares))) == 1
    assert await count(database, Share) == 1


async def test_many_that_have_files_in_common_do_not_fail(
    database: AsyncEngine, projects: ProjectService
) -> None:
    names = [f"Common {number}" for number in range(6)]
    shares = (share(database, projects, named(each), each) for each in names)
    assert len(set(await asyncio.gather(*shares))) == 6


async def test_files_in_common_are_kept_once(
    database: AsyncEngine, projects: ProjectService
) -> None:
    await share(database, projects, named("One"))
    before = await count(database, Blob)
    await share(database, projects, named("Two"))
    assert await count(database, Blob) - before < before / 4


async def test_an_older_version_is_read_back(
    database: AsyncEngine, projects: ProjectService
) -> None:
    older = ProjectService(other_templates())
    code = await share(database, older, named("Shop"))
    assert code != await share(database, projects, named("Shop"))
    shared = await read(database, projects, code)
    assert shared.template_version == "0.1.0"
    assert shared.project["app/core/logging.py"].text.endswith("# of another day\n")
    older.close()


async def test_a_client_that_shares_too_much_waits(
    database: AsyncEngine, projects: ProjectService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_AT_ONCE", 2)
    for name in ("One", "Two", "One"):
        await share(database, projects, named(name))
    with pytest.raises(TooManySharesError):
        await share(database, projects, named("Three"))
    assert await share(database, projects, named("Three"), "192.0.2.2")
    monkeypatch.setattr(sharing, "now", lambda: 4_000_000_000)
    assert await share(database, projects, named("Four"))
    assert await count(database, Allowance) == 1


async def test_an_allowance_comes_back_bit_by_bit(
    database: AsyncEngine, projects: ProjectService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_AT_ONCE", 2)
    clock = [1_000]
    monkeypatch.setattr(sharing, "now", lambda: clock[0])
    for name in ("One", "Two"):
        await share(database, projects, named(name))
    clock[0] += SECONDS_PER_SHARE
    await share(database, projects, named("Three"))
    with pytest.raises(TooManySharesError):
        await share(database, projects, named("Four"))


async def test_clients_share_at_once_without_going_beyond(
    database: AsyncEngine, projects: ProjectService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_AT_ONCE", 3)
    shares = (share(database, projects, named(f"Burst {number}")) for number in range(6))
    done = await asyncio.gather(*shares, return_exceptions=True)
    assert sum(isinstance(each, str) for each in done) == 3
    assert sum(isinstance(each, TooManySharesError) for each in done) == 3


async def test_what_is_too_large_is_not_kept(
    database: AsyncEngine, projects: ProjectService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sharing, "MOST_BYTES", 1_000)
    with pytest.raises(TooLargeToShareError):
        await share(database, projects, named("Large"))
    assert await count(database, Blob) == 0


@pytest.mark.parametrize("code", ["", "a", "aaaaaaaaaaaa", "a" * 500, "\0", "ÄÄÄÄÄÄÄÄÄÄÄÄ"])
async def test_there_is_nothing_under_another_code(
    database: AsyncEngine, projects: ProjectService, code: str
) -> None:
    with pytest.raises(NotFoundError):
        await read(database, projects, code)


def test_a_code_is_known_before_anything_is_rendered(projects: ProjectService) -> None:
    assert code_of(named("Shop"), projects) == code_of(named("Shop"), projects)
    assert code_of(named("Shop"), projects) != code_of(named("Shops"), projects)
