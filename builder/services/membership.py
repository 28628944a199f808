"""Who belongs to a workspace."""

from collections.abc import Sequence

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.callers import PermissionDeniedError
from ..core.exceptions import ConflictError, NotFoundError
from ..core.policy import Action, Role, at_least
from ..models.keys import Key
from ..models.membership import Membership
from ..models.user import User
from ..repositories.access_token import AccessTokenRepository
from ..repositories.membership import MembershipRepository
from ..repositories.user import UserRepository
from ..schemas.workspace import MemberAdd, MemberChange, MemberRead
from .acting import ActingService
from .workspace import Standing


class MembershipService:
    """Adds and removes members; nobody gives or takes more than the own role."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._memberships = MembershipRepository(session)
        self._users = UserRepository(session)
        self._tokens = AccessTokenRepository(session)
        self._acting = ActingService(session)

    async def of(self, standing: Standing) -> Sequence[MemberRead]:
        """Return the members, in the order of their addresses."""
        rows = await self._memberships.in_workspace(standing.workspace_id)
        return [_shown(membership, user) for membership, user in rows]

    async def add(self, standing: Standing, data: MemberAdd) -> MemberRead:
        """Let somebody in who has an account here.

        Raises PermissionDeniedError, and ConflictError for an address without an open account, or
        of a member.
        """
        _require(await self._acting.begin(standing), Role(data.role))
        user = await self._users.by_email(data.email)
        if user is None or not user.is_active:
            message = "There is no open account with this e-mail address."
            raise ConflictError(message, ("email",))
        membership = Membership(workspace_id=standing.workspace_id, user_id=user.id, role=data.role)
        self._session.add(membership)
        try:
            await self._session.flush()
        except IntegrityError as error:
            await self._session.rollback()
            message = "The account with this e-mail address is a member already."
            raise ConflictError(message, ("email",)) from error
        shown = _shown(membership, user)
        await self._acting.note(standing, Event.MEMBER_ADDED, f"{user.email}: {data.role}")
        await self._session.commit()
        return shown

    async def change(self, standing: Standing, key: Key, data: MemberChange) -> MemberRead:
        """Give a member another role.

        Raises PermissionDeniedError, NotFoundError, and ConflictError for the last owner.
        """
        now = await self._acting.begin(standing)
        membership = await self._find(now, key)
        _require(now, Role(data.role))
        await self._keep_an_owner(membership, Role(data.role))
        if membership.role == data.role:
            return _shown(membership, membership.user)
        membership.role = data.role
        shown = _shown(membership, membership.user)
        await self._acting.note(standing, Event.MEMBER_CHANGED, f"{shown.email}: {data.role}")
        await self._session.commit()
        return shown

    async def remove(self, standing: Standing, key: Key) -> bool:
        """End a membership with the tokens of it; everybody may end the own one, no token may.

        Tell whether it was the own one. Raises PermissionDeniedError, NotFoundError, and
        ConflictError for the last owner.
        """
        standing.actor.require_person()
        membership = await self._find(await self._acting.begin(standing), key)
        await self._keep_an_owner(membership, None)
        await self._memberships.delete(membership)
        await self._tokens.end_all(membership.user_id, standing.workspace_id)
        await self._acting.note(standing, Event.MEMBER_REMOVED, membership.user.email)
        await self._session.commit()
        return membership.user_id == standing.user.id

    async def _find(self, standing: Standing, key: Key) -> Membership:
        membership = await self._memberships.get(key, ["user"])
        if membership is None or membership.workspace_id != standing.workspace_id:
            message = "There is no such member in this workspace."
            raise NotFoundError(message)
        if membership.user_id != standing.user.id:
            _require(standing, Role(membership.role))
        return membership

    async def _keep_an_owner(self, membership: Membership, role: Role | None) -> None:
        if membership.role != Role.OWNER or role is Role.OWNER:
            return
        owners = await self._memberships.owners(membership.workspace_id)
        if {*owners} <= {membership.id}:
            message = "A workspace keeps an owner: make somebody else one first."
            raise ConflictError(message)


def _require(standing: Standing, role: Role) -> None:
    standing.require(Action.MANAGE_MEMBERS)
    if not at_least(standing.role, role):
        message = f"Your role in this workspace, {standing.role}, may not make or unmake an {role}."
        raise PermissionDeniedError(message)


def _shown(membership: Membership, user: User) -> MemberRead:
    return MemberRead(
        id=membership.id,
        user_id=user.id,
        name=user.name,
        email=user.email,
        is_active=user.is_active,
        role=Role(membership.role).value,
    )
