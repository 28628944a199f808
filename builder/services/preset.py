"""House rules, as a workspace keeps them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from pydantic import ValidationError
from sqlalchemy.ext.asyncio import AsyncSession

from ..blueprint.catalog import Catalog
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.house_rules import preset_problems
from ..blueprint.preset import Preset as Rules
from ..core.audit import Event
from ..core.confirming import UnconfirmedError
from ..core.exceptions import ConflictError
from ..core.policy import Action
from ..core.saving import UnreadableRulesError
from ..models.preset import Preset
from ..repositories.preset import PresetRepository
from ..schemas.preset import PresetRead, PresetWrite
from ..schemas.workspace import Removal, WorkspaceRead
from .acting import ActingService
from .finding import FindingService
from .slugs import free_slug, slug_of
from .workspace import Standing

MOST_PRESETS = 50


class PresetService:
    """Keeps the Presets of a workspace."""

    def __init__(self, session: AsyncSession, catalog: Catalog) -> None:
        """Work in transactions of `session`, with what is on offer."""
        self._session = session
        self._catalog = catalog
        self._presets = PresetRepository(session)
        self._finder = FindingService(session)
        self._acting = ActingService(session)

    async def of(self, standing: Standing) -> Sequence[PresetRead]:
        """Return the Presets of a workspace, by their names."""
        return [_shown(each) for each in await self._presets.of(standing.workspace_id)]

    async def first(self, standing: Standing, count: int) -> Sequence[str]:
        """Return the slugs of the first Presets of a workspace."""
        return await self._presets.slugs(standing.workspace_id, count)

    async def names(self, workspaces: Sequence[WorkspaceRead]) -> Mapping[tuple[str, str], str]:
        """Return what the Presets of several workspaces are called, by the slugs of both."""
        slugs = {each.id: each.slug for each in workspaces}
        return {
            (slugs[workspace], slug): name
            for workspace, slug, name in await self._presets.among(slugs)
        }

    async def get(self, standing: Standing, slug: str) -> PresetRead:
        """Return a Preset. Raises NotFoundError."""
        return _shown(await self._finder.preset(standing, slug))

    async def create(self, standing: Standing, data: PresetWrite) -> PresetRead:
        """Keep house rules, and return them with the slug under which they are found.

        Raises PermissionDeniedError, ConflictError where there are too many, and InvalidBlueprint
        where they cannot be followed.
        """
        await self._acting.begin_to(standing, Action.SET_RULES)
        self._check(data.rules)
        if len(await self.first(standing, MOST_PRESETS)) >= MOST_PRESETS:
            message = "There are 50 presets: delete some first."
            raise ConflictError(message)
        wanted = slug_of(data.name, "preset")
        taken = await self._presets.slugs_like(standing.workspace_id, wanted)
        preset = Preset(
            workspace_id=standing.workspace_id,
            slug=free_slug(wanted, taken),
            changed_at=datetime.now(UTC),
            **_columns(data),
        )
        self._session.add(preset)
        await self._acting.note(standing, Event.PRESET_MADE, preset.slug)
        await self._session.commit()
        return _shown(preset)

    async def change(self, standing: Standing, slug: str, data: PresetWrite) -> PresetRead:
        """Replace house rules; revisions that were saved under others stay as they are.

        Raises PermissionDeniedError, NotFoundError, and InvalidBlueprint as `create` does.
        """
        await self._acting.begin_to(standing, Action.SET_RULES)
        self._check(data.rules)
        preset = await self._finder.preset(standing, slug)
        for name, value in _columns(data).items():
            setattr(preset, name, value)
        preset.changed_at = datetime.now(UTC)
        await self._acting.note(standing, Event.PRESET_CHANGED, slug)
        await self._session.commit()
        return _shown(preset)

    async def delete(self, standing: Standing, slug: str, data: Removal) -> None:
        """Delete house rules: who followed them is free.

        Raises PermissionDeniedError, NotFoundError, and UnconfirmedError for another name.
        """
        await self._acting.begin_to(standing, Action.SET_RULES)
        preset = await self._finder.preset(standing, slug)
        if data.confirmation != preset.name:
            message = "This is not the name of the preset."
            raise UnconfirmedError(message)
        await self._presets.release(standing.workspace_id, slug)
        await self._presets.delete(preset)
        await self._acting.note(standing, Event.PRESET_DELETED, slug)
        await self._session.commit()

    def _check(self, rules: Rules) -> None:
        if problems := preset_problems(rules, self._catalog):
            raise InvalidBlueprint(problems)


def _columns(data: PresetWrite) -> dict[str, str]:
    rules = data.rules.model_dump_json(exclude_defaults=True)
    return {"name": data.name, "description": data.description, "rules": rules}


def rules_of(preset: Preset) -> Rules:
    """Return what a Preset says. Raises UnreadableRulesError."""
    try:
        return Rules.model_validate_json(preset.rules)
    except ValidationError as error:
        raise UnreadableRulesError from error


def _shown(preset: Preset) -> PresetRead:
    rules, is_readable = _readable(preset)
    return PresetRead(
        id=preset.id,
        slug=preset.slug,
        name=preset.name,
        description=preset.description,
        rules=rules,
        is_readable=is_readable,
        changed_at=preset.changed_at,
    )


def _readable(preset: Preset) -> tuple[Rules, bool]:
    try:
        return rules_of(preset), True
    except UnreadableRulesError:
        return Rules(), False
