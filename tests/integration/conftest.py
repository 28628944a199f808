"""One migrated database per run; what a test writes is rolled back."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr
from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession, async_sessionmaker

from builder.core.dialect import create_engine
from builder.main import create_app
from tests import issuing
from tests.integration.database import temporary_database
from tests.settings import IsolatedSettings

type Sessions = async_sessionmaker[AsyncSession]

ROOT = Path(__file__).parents[2]
SETTINGS = IsolatedSettings(
    allowed_hosts=("test",),
    cors_origins=("https://example.com",),
    max_body_size=10_000,
)


@pytest.fixture(scope="session")
async def engine() -> AsyncGenerator[AsyncEngine]:
    """Offer a database that the migrations made."""
    async with temporary_database() as url:
        engine = create_engine(IsolatedSettings(database_url=SecretStr(url)))
        async with engine.connect() as connection:
            await connection.run_sync(migrate)
        yield engine
        await engine.dispose()


def migrate(connection: Connection) -> None:
    """Run the migrations, and fail where they do not lead to the models."""
    config = Config(toml_file=ROOT / "pyproject.toml")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    command.check(config)


@pytest.fixture
async def connection(engine: AsyncEngine) -> AsyncGenerator[AsyncConnection]:
    """Offer a connection whose transaction is rolled back, whatever is committed in it."""
    async with engine.connect() as connection:
        transaction = await connection.begin()
        yield connection
        await transaction.rollback()


@pytest.fixture
def sessions(connection: AsyncConnection) -> Sessions:
    """Return a maker of sessions whose commits stay inside the transaction of the test."""
    return async_sessionmaker(
        connection,
        expire_on_commit=False,
        join_transaction_mode="create_savepoint",
    )


@pytest.fixture
async def session(sessions: Sessions) -> AsyncGenerator[AsyncSession]:
    """Offer a session to prepare and to look at records."""
    async with sessions() as session:
        yield session


@pytest.fixture(scope="session")
def application() -> FastAPI:
    """Return the application, built once: that takes longer than most tests."""
    return create_app(SETTINGS)


@pytest.fixture
def app(application: FastAPI, sessions: Sessions) -> FastAPI:
    """Return the application, its database that of the test, and nothing of another test."""
    application.state.settings = SETTINGS
    application.state.sessions = sessions
    issuing.install(application, SETTINGS)
    return application


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """Offer a client of the application."""
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        yield client


@pytest.fixture
def statements(engine: AsyncEngine) -> Generator[list[str]]:
    """Collect the SQL that is sent to the database."""
    sent: list[str] = []

    def note(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine.sync_engine, "before_cursor_execute", note)
