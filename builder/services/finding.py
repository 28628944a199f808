"""What addresses of a workspace lead to."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.exceptions import NotFoundError
from ..core.saving import PresetNeededError, UnknownPresetError
from ..models.preset import Preset
from ..models.revision import Revision
from ..models.saved_blueprint import SavedBlueprint
from ..repositories.preset import PresetRepository
from ..repositories.revision import PEOPLE, RevisionRepository
from ..repositories.saved_blueprint import SavedBlueprintRepository
from .workspace import Standing

SEVERAL: Final = 2
"""How many Presets are enough to know that one has to be named."""


class FindingService:
    """Finds what is kept in the workspace that somebody stands in, and nothing of others."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self._saved = SavedBlueprintRepository(session)
        self._presets = PresetRepository(session)
        self._revisions = RevisionRepository(session)

    async def saved(self, standing: Standing, slug: str) -> SavedBlueprint:
        """Return the Blueprint at an address, with its tags. Raises NotFoundError."""
        saved = await self._saved.by_slug(standing.workspace_id, slug)
        if saved is None:
            message = "There is no saved Blueprint at this address."
            raise NotFoundError(message)
        return saved

    async def preset(self, standing: Standing, slug: str) -> Preset:
        """Return a Preset. Raises NotFoundError."""
        preset = await self._presets.by_slug(standing.workspace_id, slug)
        if preset is None:
            message = "There is no preset at this address."
            raise NotFoundError(message)
        return preset

    async def followed(self, standing: Standing, slug: str | None) -> Preset | None:
        """Return the Preset that a Blueprint follows: where there are any, it follows one.

        Raises UnknownPresetError, and PresetNeededError where none of several is named.
        """
        if slug:
            named = await self._presets.by_slug(standing.workspace_id, slug)
            if named is None:
                raise UnknownPresetError
            return named
        found = await self._presets.of(standing.workspace_id, SEVERAL)
        if len(found) == SEVERAL:
            raise PresetNeededError
        return next(iter(found), None)

    async def revision(
        self, saved: SavedBlueprint, number: int, include: Sequence[str] = PEOPLE
    ) -> Revision:
        """Return a revision with what `include` names. Raises NotFoundError."""
        revision = await self._revisions.find(saved.id, number, include)
        if revision is None:
            message = "There is no such revision of this Blueprint."
            raise NotFoundError(message)
        return revision
