"""People whom the sign-in provider sends: who of them may come, and what is noted of it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import override

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.arrivals import UninvitedError
from ..core.audit import Event
from ..core.callers import AuthenticationError
from ..core.config import Settings
from ..core.identity import DEFAULT_ROLE, Identity
from ..core.passwords import PasswordHasher
from ..core.policy import ADMIN
from ..models.user import User
from ..repositories.invitation import InvitationRepository
from ..repositories.user import UserRepository
from ..schemas.user import UserRead
from .audit import Actor, AuditService
from .visits import VisitService

LONGEST_NAME = 100


class ArrivalService(VisitService):
    """Knows whose account an identity is, and makes one for whom the site wants."""

    def __init__(
        self, session: AsyncSession, settings: Settings, hasher: PasswordHasher, address: str
    ) -> None:
        """Work in the transaction of `session`, for who comes from `address`."""
        super().__init__(session, hasher)
        self._users = UserRepository(session)
        self._invitations = InvitationRepository(session)
        self._audit = AuditService(session)
        self._is_for_everybody = settings.oidc_accounts == "everybody"
        self._address = address

    @override
    async def welcome(self, identity: Identity) -> User:
        """Return the account of an identity, in the role that its groups give it.

        Raises AuthenticationError where it may have none.
        """
        told = replace(identity, role=_role_of(identity.role))
        if told.role is not None:
            await self._note_change(told, told.role)
        return await super().welcome(told)

    async def _note_change(self, identity: Identity, role: str) -> None:
        known = await self.identities.owner(identity)
        if known and known.is_active and known.role != role:
            await self._note(known, Event.ROLE_CHANGED, f"{known.email}: {role}")

    @override
    async def _first_visit(self, identity: Identity) -> User:
        """Make the account, unless another request did so a moment ago, or one has the address."""
        try:
            return await self._let_in(identity)
        except (IntegrityError, UninvitedError) as error:
            await self.session.rollback()
            known = await self.identities.owner(identity)
            if known is None:
                raise _refused(error) from error
            return known

    async def _let_in(self, identity: Identity) -> User:
        user = await self._newcomer(identity)
        self.session.add(user)
        await self.session.flush()
        await self.identities.add(user.id, identity)
        await self._note(user, Event.PERSON_JOINED, f"{user.email}: {user.role}")
        await self.session.commit()
        return user

    @override
    async def _newcomer(self, identity: Identity) -> User:
        """Return an account as it was promised, or for everybody. Raises UninvitedError."""
        user = await super()._newcomer(identity)
        user.name = (identity.name or "")[:LONGEST_NAME] or None
        promised = await self._invitations.take(user.email, datetime.now(UTC))
        if promised is not None:
            user.role = identity.role or promised
        elif not self._is_for_everybody and await self._users.by_email(user.email) is None:
            raise UninvitedError
        return user

    async def _note(self, user: User, event: Event, target: str) -> None:
        actor = Actor(UserRead.model_validate(user), self._address)
        await self._audit.note(None, actor, event, target)


def _role_of(group: str | None) -> str | None:
    """Return the role of who is in a group of administrators; None where no claim tells."""
    return group if group in {None, DEFAULT_ROLE} else ADMIN


def _refused(error: Exception) -> AuthenticationError:
    if isinstance(error, AuthenticationError):
        return error
    return AuthenticationError(
        "An account has this e-mail address: sign in to it, then link the two."
    )
