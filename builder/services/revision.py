"""Revisions: every save is one, and none is ever written over."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..blueprint.choices import complete
from ..blueprint.model import Blueprint
from ..core.audit import Event
from ..core.exceptions import ConflictError
from ..core.policy import Action
from ..core.saving import StaleRevisionError, TooLargeToSaveError
from ..models.keys import Key
from ..models.revision import Revision
from ..models.saved_blueprint import SavedBlueprint
from ..repositories.blob import BlobRepository
from ..repositories.revision import PARTS, PEOPLE, RevisionRepository
from ..repositories.saved_blueprint import SavedBlueprintRepository
from ..schemas.saved_blueprint import (
    FirstRevision,
    Restoring,
    RevisionRead,
    RevisionWrite,
    SavedBlueprintWrite,
)
from .acting import ActingService
from .finding import FindingService
from .house_rules import HouseRulesService, readable
from .keeping import Kept, inflated, kept
from .projects import ProjectService
from .saved_project import SavedProject, project_of, shown
from .share import MOST_BYTES
from .slugs import free_slug, slug_of
from .workspace import Standing

FIRST = 1
AT_ONCE = 50
"""How many revisions one page of the timeline has."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is to be stored: the folder of the archive, all that is in it, and what it came of."""

    slug: str
    parts: Kept
    blueprint: Blueprint


@dataclass(frozen=True, slots=True)
class Content:
    """What a revision holds, as it is stored."""

    slug: str
    template_version: str
    template_digest: str
    blueprint_id: Key
    tree_id: Key


class RevisionService:
    """Saves Blueprints with the Projects that they give, and reads them back."""

    def __init__(self, session: AsyncSession, projects: ProjectService) -> None:
        """Work in transactions of `session`, with what `projects` renders."""
        self._session = session
        self._projects = projects
        self._saved = SavedBlueprintRepository(session)
        self._revisions = RevisionRepository(session)
        self._blobs = BlobRepository(session)
        self._finder = FindingService(session)
        self._acting = ActingService(session)
        self._rules = HouseRulesService(session, projects.catalog)

    async def rendered(self, blueprint: Blueprint) -> Rendered:
        """Return what is to be stored of `blueprint`. Raises TooLargeToSaveError.

        It asks no database: whoever holds none meanwhile keeps nobody waiting.
        """
        chosen = complete(blueprint, self._projects.catalog)
        project = await self._projects.preview(chosen)
        parts = await asyncio.to_thread(kept, chosen, project)
        if parts.size > MOST_BYTES:
            message = f"The project has {parts.size:,} bytes; {MOST_BYTES:,} can be saved."
            raise TooLargeToSaveError(message)
        return Rendered(project.slug, parts, chosen)

    async def begin(self, standing: Standing, rendered: Rendered, data: FirstRevision) -> str:
        """Save a Blueprint for the first time; return the slug under which it is found.

        Raises PermissionDeniedError, ConflictError in a race for its name, PresetNeededError, and
        InvalidBlueprint where it does not follow the Preset.
        """
        await self._acting.begin_to(standing, Action.SAVE)
        followed = await self._rules.followed(standing, data.preset, rendered.blueprint)
        saved = await self._add(standing, data, followed)
        await self._saved.tag(saved.id, data.tags)
        self._append(saved.id, FIRST, standing, await self._stored(rendered), data.summary)
        await self._acting.note(standing, Event.REVISION_SAVED, f"{saved.slug}/{FIRST}")
        await self._session.commit()
        return saved.slug

    async def save(
        self, standing: Standing, slug: str, base: int, rendered: Rendered, data: RevisionWrite
    ) -> int:
        """Save what came of revision `base`; return the number of the new one.

        Raises PermissionDeniedError, NotFoundError, and StaleRevisionError where `base` is not the
        latest revision: nothing is written over. Raises PresetNeededError and InvalidBlueprint
        as `begin` does.
        """
        await self._acting.begin_to(standing, Action.SAVE)
        saved = await self._finder.saved(standing, slug)
        saved.preset = await self._rules.followed(standing, saved.preset, rendered.blueprint)
        await self._advance(saved, base)
        content = await self._stored(rendered)
        self._append(saved.id, base + 1, standing, content, data.summary)
        await self._acting.note(standing, Event.REVISION_SAVED, f"{slug}/{base + 1}")
        await self._session.commit()
        return base + 1

    async def restore(self, standing: Standing, slug: str, number: int, data: Restoring) -> int:
        """Save an earlier revision once more, as it was; return the number of the new one.

        Raises PermissionDeniedError, NotFoundError, StaleRevisionError, ConflictError for the
        latest revision, and InvalidBlueprint where it does not follow the Preset of today, or there
        is one and the rules of today cannot read it.
        """
        document = await self.document(standing, slug, number)
        blueprint = await asyncio.to_thread(readable, document, self._projects.catalog)
        await self._acting.begin_to(standing, Action.SAVE)
        saved = await self._finder.saved(standing, slug)
        old = await self._finder.revision(saved, number)
        base = data.base
        if number == saved.latest:
            message = "This is the latest revision already."
            raise ConflictError(message)
        saved.preset = await self._rules.followed(standing, saved.preset, blueprint)
        await self._advance(saved, base)
        content = Content(
            old.slug, old.template_version, old.template_digest, old.blueprint_id, old.tree_id
        )
        self._append(saved.id, base + 1, standing, content, data.summary)
        target = f"{slug}/{number} as {base + 1}"
        await self._acting.note(standing, Event.REVISION_RESTORED, target)
        await self._session.commit()
        return base + 1

    async def timeline(
        self, standing: Standing, slug: str, before: int | None = None
    ) -> Sequence[RevisionRead]:
        """Return up to AT_ONCE revisions older than `before`, the newest first.

        Raises NotFoundError.
        """
        saved = await self._finder.saved(standing, slug)
        end = saved.latest + 1 if before is None else before
        return [shown(each) for each in await self._revisions.of(saved.id, end, AT_ONCE)]

    async def get(self, standing: Standing, slug: str, number: int) -> RevisionRead:
        """Return a revision without what it holds. Raises NotFoundError."""
        saved = await self._finder.saved(standing, slug)
        return shown(await self._finder.revision(saved, number))

    async def read(self, standing: Standing, slug: str, number: int) -> SavedProject:
        """Return what a revision holds. Raises NotFoundError."""
        saved = await self._finder.saved(standing, slug)
        revision = await self._finder.revision(saved, number, (*PEOPLE, *PARTS))
        return await project_of(self._session, saved, revision)

    async def document(self, standing: Standing, slug: str, number: int) -> bytes:
        """Return the Blueprint of a revision, as JSON. Raises NotFoundError."""
        saved = await self._finder.saved(standing, slug)
        revision = await self._finder.revision(saved, number, ("blueprint",))
        document = inflated(revision.blueprint.content)
        await self._session.close()
        return document

    async def _add(
        self, standing: Standing, data: SavedBlueprintWrite, preset: str | None
    ) -> SavedBlueprint:
        wanted = slug_of(data.name, "blueprint")
        taken = await self._saved.slugs_like(standing.workspace_id, wanted)
        saved = SavedBlueprint(
            workspace_id=standing.workspace_id,
            slug=free_slug(wanted, taken),
            name=data.name,
            description=data.description,
            latest=FIRST,
            preset=preset,
            saved_at=datetime.now(UTC),
        )
        self._session.add(saved)
        try:
            await self._session.flush()
        except IntegrityError as error:
            await self._session.rollback()
            message = "Somebody saved a Blueprint of this name just now. Try again."
            raise ConflictError(message, ("name",)) from error
        return saved

    async def _advance(self, saved: SavedBlueprint, base: int) -> None:
        latest = saved.latest
        if not await self._saved.advance(saved.id, base, datetime.now(UTC)):
            await self._session.rollback()
            raise StaleRevisionError(latest)

    async def _stored(self, rendered: Rendered) -> Content:
        parts = rendered.parts
        keys = await self._blobs.keep(parts.blobs)
        return Content(
            rendered.slug,
            self._projects.version,
            self._projects.template_digest,
            keys[parts.blueprint],
            keys[parts.tree],
        )

    def _append(
        self, saved: Key, number: int, standing: Standing, content: Content, summary: str
    ) -> None:
        revision = Revision(
            saved_blueprint_id=saved,
            number=number,
            summary=summary,
            author_id=standing.user.id,
            made_at=datetime.now(UTC),
            **asdict(content),
        )
        self._session.add(revision)
