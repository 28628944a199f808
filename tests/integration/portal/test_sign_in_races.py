"""People who sign in at the same moment, at two replicas that append to one chain."""

from dataclasses import dataclass

import pytest
from pydantic import Secret, SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.callers import AuthenticationError
from builder.core.passwords import PasswordHasher
from builder.models.browser_session import BrowserSession
from builder.models.user import User
from builder.schemas.account import AccountChange
from builder.schemas.auth import LogIn
from builder.schemas.password import PasswordChange
from builder.services.browser_session import Opened, Visitor
from builder.services.noted_password import NotedPasswordService
from builder.services.noted_session import NotedSessionService
from builder.services.password_sign_in import PasswordSignInService
from builder.services.people import PeopleService
from tests.factories.user import make_user
from tests.integration.accounts import PASSWORD
from tests.integration.conftest import SETTINGS

from .records import actions, count, faults
from .replicas import Replicas, outcomes
from .workspaces import actor_of

ADDRESS = "192.0.2.1"
AT_ONCE = 12
HASHER = PasswordHasher(memory_kib=8)
FORMER = PasswordHasher(memory_kib=16)
"""Another cost: who signs in gets a hash at the cost of now."""


@dataclass(frozen=True, slots=True)
class Site:
    """Two replicas, and the people who sign in there."""

    replicas: Replicas
    people: tuple[User, ...]

    def session(self, at: int) -> AsyncSession:
        """Return a session of one replica or the other."""
        return self.replicas[at % 2]()

    async def sign_in(self, at: int, user: User) -> Opened:
        """Sign somebody in with the password."""
        data = LogIn(email=user.email, password=SecretStr(PASSWORD))
        async with self.session(at) as session:
            service = PasswordSignInService(session, SETTINGS, HASHER, ADDRESS)
            return await service.log_in(data, Visitor())

    async def leave(self, at: int, user: User) -> None:
        """Sign somebody out everywhere."""
        async with self.session(at) as session:
            await NotedSessionService(session, SETTINGS, ADDRESS).end_all(user.id)

    async def change_password(self, at: int, user: User) -> None:
        """Replace the password of somebody by itself."""
        data = PasswordChange(current_password=SecretStr(PASSWORD), password=Secret(PASSWORD))
        async with self.session(at) as session:
            await NotedPasswordService(session, HASHER, ADDRESS).change(user.id, data)

    async def change_role(self, at: int, administrator: User, user: User) -> None:
        """Let an administrator change the account of somebody."""
        async with self.session(at) as session:
            people = PeopleService(session, HASHER)
            await people.change(actor_of(administrator), user.id, AccountChange(role="admin"))

    async def noted(self) -> list[str]:
        """Return what was done, in chains without a fault."""
        async with self.session(0) as session:
            assert await faults(session) == []
            return await actions(session)


@pytest.fixture
async def site(replicas: Replicas) -> Site:
    """Offer a site with as many people as sign in at once."""
    hashed = await FORMER.hash(PASSWORD)
    async with replicas[0]() as session:
        people = [await make_user(session, password_hash=hashed) for _ in range(AT_ONCE)]
        await session.commit()
    return Site(replicas, tuple(people))


async def test_different_people_sign_in_at_once(site: Site) -> None:
    opened, raised = await outcomes([site.sign_in(at, user) for at, user in enumerate(site.people)])
    assert raised == []
    assert {each.user.email for each in opened} == {each.email for each in site.people}
    assert await site.noted() == ["session.opened"] * AT_ONCE


async def test_somebody_signs_in_at_once_with_many_browsers(site: Site) -> None:
    user = site.people[0]
    opened, raised = await outcomes([site.sign_in(at, user) for at in range(AT_ONCE)])
    assert raised == []
    assert len({each.token for each in opened}) == AT_ONCE
    assert await site.noted() == ["session.opened"] * AT_ONCE


async def test_a_sign_in_and_a_change_of_the_account_wait_for_each_other(site: Site) -> None:
    administrator, *others = site.people
    signing_in = [site.sign_in(at, user) for at, user in enumerate(others)]
    changing = [site.change_role(at, administrator, user) for at, user in enumerate(others)]
    _, raised = await outcomes([*signing_in, *changing])
    assert raised == []
    assert sorted(await site.noted()) == ["role.changed"] * len(others) + ["session.opened"] * len(
        others
    )


async def test_who_signs_in_while_the_password_changes_is_in_or_out(site: Site) -> None:
    user = site.people[0]
    signing_in = [site.sign_in(at, user) for at in range(AT_ONCE)]
    _, raised = await outcomes([*signing_in, site.change_password(1, user)])
    assert [each for each in raised if not isinstance(each, AuthenticationError)] == []
    noted = await site.noted()
    assert noted.count("password.changed") == 1
    assert noted.count("session.opened") == AT_ONCE - len(raised)


async def test_who_signs_in_and_out_at_once_leaves_sessions_that_were_noted(site: Site) -> None:
    user = site.people[0]
    signing_in = [site.sign_in(at, user) for at in range(AT_ONCE)]
    _, raised = await outcomes([*signing_in, *(site.leave(at, user) for at in range(2))])
    assert raised == []
    noted = await site.noted()
    last = len(noted) - 1 - noted[::-1].index("session.ended")
    async with site.session(0) as session:
        assert await count(session, BrowserSession) == len(noted) - 1 - last
