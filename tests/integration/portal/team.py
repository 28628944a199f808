"""A workspace and who works in it, on as many replicas as a test has."""

from functools import cached_property

from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.blueprint.model import Blueprint, ProjectInfo
from builder.main import create_app
from builder.schemas.access_token import AccessTokenWrite
from builder.schemas.saved_blueprint import FirstRevision, RevisionWrite
from builder.schemas.user import UserRead
from builder.schemas.workspace import WorkspaceWrite
from builder.services.access_token import AccessTokenService
from builder.services.audit import Actor, AuditService
from builder.services.projects import ProjectService
from builder.services.revision import RevisionService
from builder.services.workspace import Standing, WorkspaceService
from tests.factories.user import make_user
from tests.integration.conftest import SETTINGS

from .replicas import Replicas
from .tokens import program


class Team:
    """A workspace, and what people do in it from either replica."""

    def __init__(self, replicas: Replicas, projects: ProjectService) -> None:
        """Begin with nothing."""
        self.replicas = replicas
        self.projects = projects

    @cached_property
    def apps(self) -> list[FastAPI]:
        """Return the application of each replica."""
        apps = [create_app(SETTINGS) for _ in self.replicas]
        for app, sessions in zip(apps, self.replicas, strict=True):
            app.state.sessions = sessions
            app.state.projects = self.projects
        return apps

    def session(self, at: int) -> AsyncSession:
        """Return a session of one replica after the other."""
        return self.replicas[at % len(self.replicas)]()

    async def person(self) -> Actor:
        """Make an account."""
        async with self.replicas[0]() as session:
            user = await make_user(session)
            await session.commit()
            return Actor(UserRead.model_validate(user), "127.0.0.1")

    async def workspace(self, owner: Actor) -> Standing:
        """Make the workspace."""
        async with self.replicas[0]() as session:
            service = WorkspaceService(session)
            made = await service.create(owner, WorkspaceWrite(name="Team"))
            return await service.enter(owner, made.slug)

    async def begin(self, at: int, standing: Standing) -> str:
        """Save `Orders` for the first time."""
        async with self.session(at) as session:
            service = RevisionService(session, self.projects)
            rendered = await service.rendered(named("Orders"))
            data = FirstRevision(name="Orders", summary="First version")
            return await service.begin(standing, rendered, data)

    async def save(self, at: int, standing: Standing, slug: str, base: int) -> int:
        """Save what came of a revision."""
        async with self.session(at) as session:
            service = RevisionService(session, self.projects)
            rendered = await service.rendered(named(f"Orders {base}"))
            data = RevisionWrite(summary=f"by {at}")
            return await service.save(standing, slug, base, rendered, data)

    async def program(self, at: int, standing: Standing) -> AsyncClient:
        """Return a program that asks one of the replicas, with a token of its own."""
        async with self.session(at) as session:
            data = AccessTokenWrite(name=f"Program {at}", scope="write")
            token = await AccessTokenService(session).make_here(standing, data)
        return program(self.apps[at % len(self.apps)], token)

    async def numbers(self, standing: Standing, slug: str) -> list[int]:
        """Return the numbers of the revisions, in their order."""
        async with self.replicas[0]() as session:
            timeline = await RevisionService(session, self.projects).timeline(standing, slug)
            return [each.number for each in reversed(timeline)]

    async def faults(self) -> list[str]:
        """Return what is wrong with the audit."""
        async with self.session(1) as session:
            return [each.fault async for each in AuditService(session).check() if each.fault]


def named(name: str) -> Blueprint:
    """Return a Blueprint."""
    return Blueprint(project=ProjectInfo(name=name))
