"""Links that lead readers to what a Blueprint has become; whoever follows one only reads."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.callers import AuthenticationError
from ..core.exceptions import ConflictError, NotFoundError
from ..core.one_time import new_token
from ..core.policy import Action
from ..models.keys import Key
from ..models.reader_link import ReaderLink
from ..models.user import User
from ..repositories.reader_link import ReaderLinkRepository
from ..repositories.revision import PARTS, PEOPLE, RevisionRepository
from ..schemas.reader_link import ReaderLinkRead, ReaderLinkWrite
from ..schemas.user import UserRead
from .acting import ActingService
from .audit import Actor
from .finding import FindingService
from .saved_project import SavedProject, project_of
from .workspace import Standing, WorkspaceService

PUBLIC: Final = "public"
OFF: Final = "off"
MOST_LINKS = 50


class ReaderLinkService:
    """Makes links, changes who may follow them, and follows them."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._links = ReaderLinkRepository(session)
        self._finder = FindingService(session)
        self._revisions = RevisionRepository(session)
        self._workspaces = WorkspaceService(session)
        self._acting = ActingService(session)

    async def of(self, standing: Standing, slug: str) -> Sequence[ReaderLinkRead]:
        """Return the links to a Blueprint. Raises PermissionDeniedError and NotFoundError."""
        standing.require(Action.SHARE)
        saved = await self._finder.saved(standing, slug)
        return [_shown(each, each.maker) for each in await self._links.of(saved.id)]

    async def create(self, standing: Standing, slug: str, data: ReaderLinkWrite) -> ReaderLinkRead:
        """Make a link under random letters, and return it.

        Raises PermissionDeniedError, NotFoundError, and ConflictError where there are too many.
        """
        await self._acting.begin_to(standing, Action.SHARE)
        saved = await self._finder.saved(standing, slug)
        if len(await self._links.of(saved.id)) >= MOST_LINKS:
            message = f"There are {MOST_LINKS} links to this Blueprint: revoke some first."
            raise ConflictError(message)
        link = ReaderLink(
            code=new_token(),
            audience=data.audience,
            made_at=datetime.now(UTC),
            saved_blueprint_id=saved.id,
            maker_id=standing.user.id,
        )
        self._session.add(link)
        await self._session.flush()
        made = _shown(link, standing.user)
        target = f"{slug}, link {link.id}: {data.audience}"
        await self._acting.note(standing, Event.LINK_MADE, target)
        await self._session.commit()
        return made

    async def change(
        self, standing: Standing, slug: str, key: Key, data: ReaderLinkWrite
    ) -> ReaderLinkRead:
        """Change who may follow a link. Raises PermissionDeniedError and NotFoundError."""
        link = await self._find(standing, slug, key)
        if link.audience == data.audience:
            return _shown(link, link.maker)
        link.audience = data.audience
        changed = _shown(link, link.maker)
        target = f"{slug}, link {key}: {data.audience}"
        await self._acting.note(standing, Event.LINK_CHANGED, target)
        await self._session.commit()
        return changed

    async def revoke(self, standing: Standing, slug: str, key: Key) -> None:
        """End a link for good. Raises PermissionDeniedError and NotFoundError."""
        await self._links.delete(await self._find(standing, slug, key))
        await self._acting.note(standing, Event.LINK_REVOKED, f"{slug}, link {key}")
        await self._session.commit()

    async def follow(self, code: str, actor: Actor | None) -> SavedProject:
        """Return the latest revision of what a link leads to.

        Raises NotFoundError, and AuthenticationError where only members may follow and nobody is
        signed in.
        """
        link = await self._links.by_code(code)
        if link is None or link.audience == OFF:
            raise _nothing()
        saved = link.saved_blueprint
        if link.audience != PUBLIC:
            await self._admit(actor, saved.workspace.slug)
        revision = await self._revisions.find(saved.id, saved.latest, (*PEOPLE, *PARTS))
        if revision is None:
            raise _nothing()
        return await project_of(self._session, saved, revision)

    async def _admit(self, actor: Actor | None, workspace: str) -> None:
        if actor is None:
            message = "Sign in first."
            raise AuthenticationError(message)
        try:
            await self._workspaces.enter(actor, workspace)
        except NotFoundError:
            raise _nothing() from None

    async def _find(self, standing: Standing, slug: str, key: Key) -> ReaderLink:
        await self._acting.begin_to(standing, Action.SHARE)
        saved = await self._finder.saved(standing, slug)
        link = await self._links.get(key, ["maker"])
        if link is None or link.saved_blueprint_id != saved.id:
            message = "There is no such link to this Blueprint."
            raise NotFoundError(message)
        return link


def _shown(link: ReaderLink, maker: User | UserRead) -> ReaderLinkRead:
    return ReaderLinkRead.model_validate(
        {
            "id": link.id,
            "code": link.code,
            "audience": link.audience,
            "made_at": link.made_at,
            "maker": maker.name or maker.email,
        }
    )


def _nothing() -> NotFoundError:
    return NotFoundError("This link leads nowhere, or not any more.")
