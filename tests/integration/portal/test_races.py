"""What many do at once, from two replicas, on a database that both share."""

import pytest
from sqlalchemy import select

from builder.api.prefix import PREFIX
from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.preset import OptionRule, Preset
from builder.core.exceptions import ConflictError
from builder.core.policy import Role
from builder.core.saving import StaleRevisionError
from builder.models.download import Download
from builder.models.membership import Membership
from builder.schemas.preset import PresetRead, PresetWrite
from builder.services.ledger import LedgerService
from builder.services.membership import MembershipService
from builder.services.preset import PresetService
from builder.services.projects import ProjectService
from builder.services.revision import RevisionService
from builder.services.workspace import Standing

from .asking import BLUEPRINT
from .replicas import Replicas, outcomes
from .team import Team

AT_ONCE = 8
ROUNDS = 5


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


async def test_of_many_programs_that_push_after_one_revision_one_gets_on(team: Team) -> None:
    standing = await team.workspace(await team.person())
    slug = await team.begin(0, standing)
    path = f"{PREFIX}/workspaces/{standing.slug}/blueprints/{slug}/revisions"
    machines = [await team.program(at, standing) for at in range(AT_ONCE)]
    for base in range(1, ROUNDS + 1):
        body = {"base": base, "summary": "more", "blueprint": BLUEPRINT}
        answers, raised = await outcomes([each.post(path, json=body) for each in machines])
        assert not raised
        assert sorted(each.status_code for each in answers) == [201] + [409] * (AT_ONCE - 1)
        told = {each.json().get("detail") for each in answers if each.status_code == 409}
        latest = (
            f"Somebody saved a revision in the meantime. Revision {base + 1} is the latest one."
        )
        assert told == {latest}
    assert await team.numbers(standing, slug) == [*range(1, ROUNDS + 2)]
    assert await team.faults() == []


async def test_downloads_at_once_are_all_counted(team: Team) -> None:
    standing = await team.workspace(await team.person())
    slug = await team.begin(0, standing)

    async def take(at: int) -> None:
        async with team.session(at) as session:
            saved = await RevisionService(session, team.projects).read(standing, slug, 1)
            await LedgerService(session).note(saved, "ada@example.com")

    _, raised = await outcomes([take(at) for at in range(AT_ONCE)])
    assert raised == []
    async with team.session(0) as session:
        assert (await session.scalars(select(Download.times))).all() == [AT_ONCE]


async def test_rules_that_change_meanwhile_hold_for_the_next_save(team: Team) -> None:
    standing = await team.workspace(await team.person())
    slug = await team.begin(0, standing)
    lock = OptionRule(option="postgresql", locked=True, reason="The platform runs it")
    rules = PresetWrite(name="Strict", rules=Preset(options={"database": lock}))

    async def demand() -> PresetRead:
        async with team.session(1) as session:
            return await PresetService(session, team.projects.catalog).create(standing, rules)

    await outcomes([demand(), team.save(0, standing, slug, 1)])
    numbers = await team.numbers(standing, slug)
    with pytest.raises(InvalidBlueprint):
        await team.save(0, standing, slug, numbers[-1])
    assert await team.numbers(standing, slug) == numbers
