"""What tests of the portal ask for."""

from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.resources import resource
from builder.services.invitation import InvitationService
from builder.services.projects import ProjectService
from builder.services.setup import SetupService
from tests.integration.conftest import SETTINGS

from .replicas import Database, Replicas, another, shared


@pytest.fixture
def setup_service(app: FastAPI, session: AsyncSession) -> SetupService:
    """Return what a server does at its start."""
    return SetupService(session, SETTINGS, app.state.password_hasher)


@pytest.fixture
def invitations(app: FastAPI, session: AsyncSession) -> InvitationService:
    """Return the service of invitations."""
    return InvitationService(session, SETTINGS, app.state.password_hasher)


@pytest.fixture(scope="session")
def project_service() -> Generator[ProjectService]:
    """Offer what renders projects."""
    templates = load_templates(resource("templates") / "project", TEMPLATE_VERSION)
    service = ProjectService(templates)
    yield service
    service.close()


@pytest.fixture
def projects(app: FastAPI, project_service: ProjectService) -> None:
    """Let the application render projects, as it does after its start."""
    app.state.projects = project_service


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Database:
    """Name the database that replicas share."""
    name: Database = request.param
    return name


@pytest.fixture
async def replicas(database: Database, tmp_path: Path) -> AsyncGenerator[Replicas]:
    """Offer the sessions of two replicas."""
    async with shared(database, tmp_path) as engine:
        other = another(engine)
        yield tuple(async_sessionmaker(each, expire_on_commit=False) for each in (engine, other))
        await other.dispose()
