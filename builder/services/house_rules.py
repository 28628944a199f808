"""House rules, demanded of what a workspace saves."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..blueprint.catalog import Catalog
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_json
from ..blueprint.house_rules import broken_rules
from ..blueprint.model import Blueprint
from ..core.exceptions import AppError
from ..models.preset import Preset
from .finding import FindingService
from .preset import rules_of
from .workspace import Standing


class HouseRulesService:
    """Holds Blueprints against the Presets of a workspace."""

    def __init__(self, session: AsyncSession, catalog: Catalog) -> None:
        """Work in the transaction of `session`, with what is on offer."""
        self._session = session
        self._catalog = catalog
        self._finder = FindingService(session)

    async def followed(
        self, standing: Standing, slug: str | None, blueprint: Blueprint | InvalidBlueprint
    ) -> str | None:
        """Return the slug of the Preset that a Blueprint follows, if it has to follow any.

        Raises UnknownPresetError, PresetNeededError, UnreadableRulesError, and InvalidBlueprint
        where it does not follow it: the transaction then ends, for it keeps others waiting.
        """
        try:
            preset = await self._finder.followed(standing, slug)
            if preset is not None:
                self._demand(preset, blueprint)
        except (AppError, InvalidBlueprint):
            await self._session.rollback()
            raise
        return preset.slug if preset else None

    def _demand(self, preset: Preset, blueprint: Blueprint | InvalidBlueprint) -> None:
        if isinstance(blueprint, InvalidBlueprint):
            raise blueprint
        if problems := broken_rules(blueprint, rules_of(preset), self._catalog):
            raise InvalidBlueprint(problems)


def readable(document: bytes, catalog: Catalog) -> Blueprint | InvalidBlueprint:
    """Return what a revision was made of, or why the rules of today cannot read it."""
    try:
        return parse_json(document, catalog)
    except InvalidBlueprint as error:
        return error
