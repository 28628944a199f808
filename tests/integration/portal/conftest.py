"""What tests of the portal ask for."""

from collections.abc import AsyncGenerator, Generator

import pytest
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION
from builder.resources import resource
from builder.services.invitation import InvitationService
from builder.services.projects import ProjectService
from builder.services.setup import SetupService
from tests.integration.conftest import SETTINGS
from tests.issuing import Issuer

from .replicas import Replicas, two_replicas


@pytest.fixture
def setup_service(app: FastAPI, session: AsyncSession) -> SetupService:
    """Return what a server does at its start."""
    return SetupService(session, SETTINGS, app.state.password_hasher, "")


@pytest.fixture
def invitations(app: FastAPI, session: AsyncSession) -> InvitationService:
    """Return the service of invitations."""
    return InvitationService(session, SETTINGS, app.state.password_hasher, "")


@pytest.fixture
def issuer(app: FastAPI) -> Issuer:
    """Return the sign-in provider of the application."""
    issuer: Issuer = app.state.issuer
    return issuer


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
async def replicas(request: pytest.FixtureRequest) -> AsyncGenerator[Replicas]:
    """Offer the sessions of two replicas."""
    async with two_replicas(request.param) as replicas:
        yield replicas
