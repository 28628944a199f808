"""What many do at once, from two replicas, on a database that both share."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine, async_sessionmaker

from builder.core.exceptions import ConflictError
from builder.core.policy import Role
from builder.core.saving import StaleRevisionError
from builder.models.membership import Membership
from builder.services.membership import MembershipService
from builder.services.projects import ProjectService
from builder.services.workspace import Standing
from tests.integration.builder.kept.databases import migrated, open_at

from .team import Replicas, Team

AT_ONCE = 8
ROUNDS = 5


@pytest.fixture(params=["sqlite", "postgresql"])
async def engine(request: pytest.FixtureRequest) -> AsyncGenerator[AsyncEngine]:
    """Offer a database that the migrations made."""
    async with migrated(request.param) as engine:
        yield engine


@pytest.fixture
async def replicas(engine: AsyncEngine) -> AsyncGenerator[Replicas]:
    """Offer the sessions of two replicas."""
    other = open_at(engine.url.render_as_string(hide_password=False))
    yield tuple(async_sessionmaker(each, expire_on_commit=False) for each in (engine, other))
    await other.dispose()


async def outcomes[T](work: list[Coroutine[Any, Any, T]]) -> tuple[list[T], list[BaseException]]:
    """Do all of it at once; return what came of it, and what was raised."""
    found = await asyncio.gather(*work, return_exceptions=True)
    raised = [each for each in found if isinstance(each, BaseException)]
    return [each for each in found if not isinstance(each, BaseException)], raised


@pytest.fixture
def team(replicas: Replicas, project_service: ProjectService) -> Team:
    """Offer a team on two replicas."""
    return Team(replicas, project_service)


async def test_of_many_who_save_after_one_revision_one_gets_on(team: Team) -> None:
    standing = await team.workspace(await team.person())
    slug = await team.begin(0, standing)
    for base in range(1, ROUNDS + 1):
        saved, raised = await outcomes(
            [team.save(at, standing, slug, base) for at in range(AT_ONCE)]
        )
        assert saved == [base + 1]
        assert {type(each) for each in raised} == {StaleRevisionError}
    assert await team.numbers(standing, slug) == [*range(1, ROUNDS + 2)]
    assert await team.faults() == []


async def test_of_many_who_begin_under_one_name_each_has_an_address_or_is_told(
    team: Team,
) -> None:
    standing = await team.workspace(await team.person())
    slugs, raised = await outcomes([team.begin(at, standing) for at in range(AT_ONCE)])
    assert {type(each) for each in raised} <= {ConflictError}
    assert len({*slugs}) == len(slugs) == AT_ONCE - len(raised) > 0
    assert await team.faults() == []


async def test_of_owners_who_leave_at_once_one_stays(team: Team) -> None:
    owner, other = await team.person(), await team.person()
    standing = await team.workspace(owner)
    async with team.replicas[0]() as session:
        session.add(
            Membership(workspace_id=standing.workspace_id, user_id=other.user.id, role=Role.OWNER)
        )
        await session.commit()
        members = await MembershipService(session).of(standing)

    async def leave(at: int) -> bool:
        async with team.replicas[at]() as session:
            key = next(each.id for each in members if each.user_id == (owner, other)[at].user.id)
            actor = Standing((owner, other)[at], standing.workspace_id, "team", "Team", Role.OWNER)
            return await MembershipService(session).remove(actor, key)

    left, raised = await outcomes([leave(0), leave(1)])
    assert left == [True]
    assert [type(each) for each in raised] == [ConflictError]
    assert await team.faults() == []
