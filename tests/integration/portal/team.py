"""A workspace and who works in it, on as many replicas as a test has."""

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from builder.blueprint.model import Blueprint, ProjectInfo
from builder.schemas.saved_blueprint import FirstRevision, RevisionWrite
from builder.schemas.user import UserRead
from builder.schemas.workspace import WorkspaceWrite
from builder.services.audit import Actor, AuditService
from builder.services.projects import ProjectService
from builder.services.revision import RevisionService
from builder.services.workspace import Standing, WorkspaceService
from tests.factories.user import make_user

type Replicas = tuple[async_sessionmaker[AsyncSession], ...]


class Team:
    """A workspace, and what people do in it from either replica."""

    def __init__(self, replicas: Replicas, projects: ProjectService) -> None:
        """Begin with nothing."""
        self.replicas = replicas
        self.projects = projects

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
