"""Arrivals from the sign-in provider at the same moment, at two replicas."""

from builder.core.identity import Identity
from builder.core.passwords import PasswordHasher
from builder.models.audit_event import AuditEvent
from builder.models.invitation import Invitation
from builder.models.user import User
from builder.schemas.account import Invite
from builder.services.arrival import ArrivalService
from builder.services.invitation import InvitationService
from tests.factories.user import make_user
from tests.integration.accounts import EMAIL
from tests.integration.conftest import SETTINGS
from tests.issuing import ISSUER

from .records import count
from .replicas import Replicas, outcomes
from .workspaces import actor_of

INVITED = SETTINGS.model_copy(update={"oidc_accounts": "invited"})
HASHER = PasswordHasher(memory_kib=8)
AT_ONCE = 6


async def arrive(replicas: Replicas, at: int, subject: str) -> str:
    """Come to one of the replicas; return the role of the account."""
    identity = Identity(ISSUER, subject, email=EMAIL, is_email_verified=True)
    async with replicas[at % 2]() as session:
        arrivals = ArrivalService(session, INVITED, HASHER, "192.0.2.1")
        return (await arrivals.welcome(identity)).role


async def invite(replicas: Replicas) -> None:
    """Invite somebody to run the site."""
    async with replicas[0]() as session:
        administrator = await make_user(session, role="admin")
        await session.commit()
        service = InvitationService(session, INVITED, HASHER, "192.0.2.1")
        await service.invite(Invite(email=EMAIL, role="admin"), actor_of(administrator))


async def test_somebody_who_comes_twice_at_once_has_one_account(replicas: Replicas) -> None:
    await invite(replicas)
    roles, raised = await outcomes([arrive(replicas, at, "ada") for at in range(AT_ONCE)])
    assert (roles, raised) == (["admin"] * AT_ONCE, [])
    async with replicas[1]() as session:
        assert [await count(session, each) for each in (User, Invitation, AuditEvent)] == [2, 0, 2]


async def test_one_invitation_makes_one_account_of_two_identities(replicas: Replicas) -> None:
    await invite(replicas)
    roles, raised = await outcomes([arrive(replicas, at, f"ada-{at}") for at in range(AT_ONCE)])
    assert (roles, len(raised)) == (["admin"], AT_ONCE - 1)
    async with replicas[1]() as session:
        assert [await count(session, each) for each in (User, Invitation, AuditEvent)] == [2, 0, 2]
