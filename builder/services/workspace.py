"""Workspaces: who is what in them, and what they are called."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.callers import PermissionDeniedError
from ..core.exceptions import ConflictError, NotFoundError
from ..core.policy import ADMIN, IN_PERSON, Action, Role, may
from ..models.keys import Key
from ..models.membership import Membership
from ..models.workspace import Workspace
from ..repositories.membership import MembershipRepository
from ..repositories.workspace import WorkspaceRepository
from ..schemas.user import UserRead
from ..schemas.workspace import WorkspaceRead, WorkspaceWrite
from .audit import Actor, AuditService
from .slugs import free_slug, slug_of


@dataclass(frozen=True, slots=True)
class Standing:
    """Who acts in which workspace, and as what."""

    actor: Actor
    workspace_id: Key
    slug: str
    name: str
    role: Role

    @property
    def user(self) -> UserRead:
        """Who it is."""
        return self.actor.user

    @property
    def shown(self) -> WorkspaceRead:
        """The workspace as it travels."""
        return WorkspaceRead(
            id=self.workspace_id, slug=self.slug, name=self.name, role=self.role.value
        )

    def may(self, action: Action) -> bool:
        """Tell whether the policy allows an action."""
        return may(self.role, action)

    def require(self, action: Action) -> None:
        """Raise PermissionDeniedError where the policy does not allow an action."""
        if action in IN_PERSON:
            self.actor.require_person()
        if not self.may(action):
            message = f"Your role in this workspace, {self.role}, may not {action}."
            raise PermissionDeniedError(message)


class WorkspaceService:
    """Makes workspaces, and lets those in who belong there."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._workspaces = WorkspaceRepository(session)
        self._memberships = MembershipRepository(session)
        self._audit = AuditService(session)

    async def of(self, actor: Actor) -> Sequence[WorkspaceRead]:
        """Return the workspaces that somebody may enter, by their names."""
        if actor.user.role != ADMIN:
            return await self.own(actor)
        return _reached(actor, [(each, Role.OWNER) for each in await self._workspaces.every()])

    async def own(self, actor: Actor) -> Sequence[WorkspaceRead]:
        """Return the workspaces that somebody belongs to, by their names."""
        found = await self._workspaces.of(actor.user.id)
        return _reached(actor, [(each, Role(role)) for each, role in found])

    async def enter(self, actor: Actor, slug: str) -> Standing:
        """Return what somebody is in a workspace. Raises NotFoundError for who is nothing there."""
        workspace = await self._workspaces.by_slug(slug)
        if workspace is None:
            raise no_workspace()
        role = await self.role(actor, workspace.id)
        return Standing(actor, workspace.id, workspace.slug, workspace.name, role)

    async def role(self, actor: Actor, workspace: Key) -> Role:
        """Return what somebody is in a workspace, a token no more than its scope says.

        Raises NotFoundError for who is nothing there.
        """
        if actor.grant and not actor.grant.reaches(workspace):
            raise no_workspace()
        role = await self._role(actor.user, workspace)
        return actor.grant.bounded(role) if actor.grant else role

    async def _role(self, user: UserRead, workspace: Key) -> Role:
        if user.role == ADMIN:
            return Role.OWNER
        membership = await self._memberships.of(workspace, user.id)
        if membership is None:
            raise no_workspace()
        return Role(membership.role)

    async def create(self, actor: Actor, data: WorkspaceWrite) -> WorkspaceRead:
        """Make a workspace, which belongs to whoever acts.

        Raises PermissionDeniedError for a token that may not, and ConflictError in a race.
        """
        if actor.grant and not actor.grant.may_begin:
            message = "This token may not make workspaces."
            raise PermissionDeniedError(message)
        wanted = slug_of(data.name, "workspace")
        slug = free_slug(wanted, await self._workspaces.slugs_like(wanted))
        workspace = Workspace(slug=slug, name=data.name, made_at=datetime.now(UTC))
        self._session.add(workspace)
        try:
            await self._session.flush()
        except IntegrityError as error:
            await self._session.rollback()
            message = "Somebody made a workspace of this name just now. Try again."
            raise ConflictError(message, ("name",)) from error
        self._session.add(
            Membership(workspace_id=workspace.id, user_id=actor.user.id, role=Role.OWNER)
        )
        await self._audit.begin(workspace.id)
        for chain in (None, workspace.id):
            await self._audit.note(chain, actor, Event.WORKSPACE_MADE, slug)
        await self._session.commit()
        return _shown(workspace, Role.OWNER)


def no_workspace() -> NotFoundError:
    """Return what tells somebody that an address leads to no workspace of theirs."""
    return NotFoundError("There is no workspace at this address.")


def _reached(actor: Actor, found: Iterable[tuple[Workspace, Role]]) -> Sequence[WorkspaceRead]:
    grant = actor.grant
    if grant is None:
        return [_shown(*each) for each in found]
    return [_shown(each, grant.bounded(role)) for each, role in found if grant.reaches(each.id)]


def _shown(workspace: Workspace, role: Role) -> WorkspaceRead:
    return WorkspaceRead(id=workspace.id, slug=workspace.slug, name=workspace.name, role=role.value)
