"""The Blueprints that a workspace keeps: found, described, deleted."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.audit import Event
from ..core.confirming import UnconfirmedError
from ..core.policy import Action
from ..core.saving import PresetNeededError
from ..models.saved_blueprint import SavedBlueprint
from ..repositories.saved_blueprint import SavedBlueprintRepository
from ..schemas.lists import PagedResponse
from ..schemas.saved_blueprint import (
    SavedBlueprintQuery,
    SavedBlueprintRead,
    SavedBlueprintWrite,
    WorkspaceQuery,
)
from ..schemas.workspace import Removal
from .acting import ActingService
from .finding import FindingService
from .workspace import Standing


class SavedBlueprintService:
    """Finds saved Blueprints, and changes what they are called."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._session = session
        self._saved = SavedBlueprintRepository(session)
        self._finder = FindingService(session)
        self._acting = ActingService(session)

    async def page(
        self, standing: Standing, query: SavedBlueprintQuery
    ) -> PagedResponse[SavedBlueprintRead]:
        """Return one page of what the workspace keeps and meets `query`."""
        asked = query.model_dump(exclude_unset=True)
        here = WorkspaceQuery(**asked, workspace_id=standing.workspace_id)
        page = await self._saved.page(here, ["tags"])
        return page.shown(shown)

    async def words(self, standing: Standing) -> Sequence[str]:
        """Return the tags that are in use."""
        return await self._saved.words_in(standing.workspace_id)

    async def get(self, standing: Standing, slug: str) -> SavedBlueprintRead:
        """Return the Blueprint at an address. Raises NotFoundError."""
        return shown(await self._finder.saved(standing, slug))

    async def house(self, standing: Standing, slug: str) -> str | None:
        """Return the slug of the Preset that the next revision follows, unless it has to be named.

        It ends the transaction: what comes next may need the database by itself. Raises
        NotFoundError.
        """
        saved = await self._finder.saved(standing, slug)
        followed = None
        with suppress(PresetNeededError):
            followed = await self._finder.followed(standing, saved.preset)
        await self._session.close()
        return followed.slug if followed else None

    async def describe(self, standing: Standing, slug: str, data: SavedBlueprintWrite) -> None:
        """Change name, description, tags and the Preset; the address stays.

        Raises PermissionDeniedError, NotFoundError, and ConflictError where no Preset is named.
        """
        await self._acting.begin_to(standing, Action.SAVE)
        saved = await self._finder.saved(standing, slug)
        followed = await self._finder.followed(standing, data.preset)
        saved.name, saved.description = data.name, data.description
        saved.preset = followed.slug if followed else None
        await self._saved.tag(saved.id, data.tags)
        await self._acting.note(standing, Event.BLUEPRINT_DESCRIBED, slug)
        await self._session.commit()

    async def delete(self, standing: Standing, slug: str, data: Removal) -> None:
        """Delete a Blueprint with all its revisions.

        Raises PermissionDeniedError, NotFoundError, and UnconfirmedError for another name.
        """
        await self._acting.begin_to(standing, Action.DELETE)
        saved = await self._finder.saved(standing, slug)
        if data.confirmation != saved.name:
            message = "This is not the name of the Blueprint."
            raise UnconfirmedError(message)
        await self._saved.empty(saved.id, datetime.now(UTC))
        await self._acting.note(standing, Event.BLUEPRINT_DELETED, slug)
        await self._session.commit()


def shown(saved: SavedBlueprint) -> SavedBlueprintRead:
    """Return a saved Blueprint as it travels, its tags in their order."""
    return SavedBlueprintRead(
        id=saved.id,
        slug=saved.slug,
        name=saved.name,
        description=saved.description,
        tags=sorted(tag.word for tag in saved.tags),
        preset=saved.preset,
        latest=saved.latest,
        saved_at=saved.saved_at,
    )
