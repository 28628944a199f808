"""Invitations: links with which people make accounts."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.config import Settings
from ..core.exceptions import ConflictError, NotFoundError
from ..core.one_time import digest_of, new_token
from ..core.passwords import PasswordHasher
from ..models.invitation import Invitation
from ..models.keys import Key
from ..repositories.invitation import InvitationRepository
from ..repositories.user import UserRepository
from ..schemas.account import Acceptance, InvitationRead, Invite
from .audit import Actor, AuditService
from .browser_session import Opened, Visitor
from .joining import JoiningService, taken
from .noted_session import NotedSessionService

LIFETIME = timedelta(days=7)
MOST_OPEN = 1_000
ANYBODY = "whoever has the link"


class InvitationService:
    """Invites people, each once."""

    def __init__(
        self, session: AsyncSession, settings: Settings, hasher: PasswordHasher, address: str
    ) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        self._session = session
        self._invitations = InvitationRepository(session)
        self._users = UserRepository(session)
        self._joining = JoiningService(session, address)
        self._sessions = NotedSessionService(session, settings, address)
        self._hasher = hasher
        self._audit = AuditService(session)

    async def invite(self, data: Invite, actor: Actor) -> str:
        """Return the token of a new invitation, which is shown once.

        Raises ConflictError where the address has an account, or too many invitations are open.
        """
        now, token = datetime.now(UTC), new_token()
        email = data.email.lower() if data.email else None
        await self._invitations.end_expired(now)
        await self._refuse(data, now)
        self._session.add(
            Invitation(
                digest=digest_of(token),
                email=email,
                role=data.role,
                made_at=now,
                expires_at=now + LIFETIME,
                inviter_id=actor.user.id,
            )
        )
        await self._audit.note(
            None, actor, Event.PERSON_INVITED, f"{email or ANYBODY}: {data.role}"
        )
        await self._session.commit()
        return token

    async def open_ones(self) -> Sequence[InvitationRead]:
        """Return the invitations that can still be accepted, the newest first."""
        rows = await self._invitations.open_ones(datetime.now(UTC))
        return [InvitationRead.model_validate(each) for each in rows]

    async def read(self, token: str) -> InvitationRead:
        """Return the invitation of a link. Raises NotFoundError."""
        return InvitationRead.model_validate(await self._find(token))

    async def withdraw(self, actor: Actor, key: Key) -> None:
        """End an invitation. Raises NotFoundError where it was accepted or has ended."""
        invitation = await self._invitations.get(key)
        if invitation is None or not await self._invitations.end(key):
            raise _ended()
        whom = invitation.email or ANYBODY
        await self._audit.note(None, actor, Event.INVITATION_WITHDRAWN, whom)
        await self._session.commit()

    async def accept(self, token: str, data: Acceptance, visitor: Visitor) -> Opened:
        """Make the account that an invitation promises. Raises NotFoundError and ConflictError."""
        invitation = await self._find(token)
        if invitation.email not in {None, data.email.lower()}:
            message = "This invitation is for another address."
            raise ConflictError(message, ("email",))
        hashed = await self._hasher.hash(data.password.get_secret_value())
        if not await self._invitations.end(invitation.id):
            raise _ended()
        user = await self._joining.join(data, hashed, invitation.role)
        return await self._sessions.open_noted(user, visitor, "invitation")

    async def _find(self, token: str) -> Invitation:
        found = await self._invitations.find(digest_of(token), datetime.now(UTC))
        if found is None:
            raise _ended()
        return found

    async def _refuse(self, data: Invite, now: datetime) -> None:
        if data.email and await self._users.by_email(data.email):
            raise taken()
        if await self._invitations.count_open(now) >= MOST_OPEN:
            message = f"{MOST_OPEN:,} invitations are open: withdraw some first."
            raise ConflictError(message)


def _ended() -> NotFoundError:
    return NotFoundError("This invitation was accepted, withdrawn, or has expired.")
