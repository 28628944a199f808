"""The house rules that the choices of a page follow."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum

from fastapi import Request

from ..blueprint.catalog import Catalog
from ..blueprint.errors import Problem
from ..blueprint.house_rules import broken_rules, mended
from ..blueprint.model import Blueprint
from ..blueprint.preset import Preset
from ..core.exceptions import NotFoundError
from ..services.audit import Actor
from ..services.preset import PresetService
from ..services.reaching import AWAY
from ..services.workspace import WorkspaceService
from .address import read_query
from .preset_name import PresetName
from .visitors import PATIENCE_SECONDS, visitor


class Sight(StrEnum):
    """Whether house rules can be seen, and if not, why."""

    SEEN = "seen"
    NOBODY = "nobody"
    NOT_THERE = "not there"
    AWAY = "away"


_NONE = Preset()


@dataclass(frozen=True, slots=True)
class House:
    """A Preset, as an address names it; `rules` says nothing where it cannot be seen."""

    name: PresetName
    sight: Sight
    title: str = ""
    workspace: str = ""
    rules: Preset = _NONE

    def problems(self, blueprint: Blueprint, catalog: Catalog) -> tuple[Problem, ...]:
        """Return what of a Blueprint is not as the house demands."""
        return broken_rules(blueprint, self.rules, catalog)

    def mended(self, blueprint: Blueprint, catalog: Catalog) -> Blueprint:
        """Return the Blueprint with all that the house has settled."""
        return mended(blueprint, self.rules, catalog)


async def house_of(request: Request, query: str) -> House | None:
    """Return the house rules that a query names, as far as the visitor may see them just now."""
    name = read_query(query).view.house
    if name is None:
        return None
    user = visitor()
    if user is None:
        return House(name, Sight.NOBODY)
    with suppress(TimeoutError, *AWAY):
        async with asyncio.timeout(PATIENCE_SECONDS):
            return await _found(request, Actor(user, ""), name)
    return House(name, Sight.AWAY)


async def _found(request: Request, actor: Actor, name: PresetName) -> House:
    catalog = request.app.state.projects.catalog
    try:
        async with request.app.state.sessions() as session:
            standing = await WorkspaceService(session).enter(actor, name.workspace)
            preset = await PresetService(session, catalog).get(standing, name.preset)
    except NotFoundError:
        return House(name, Sight.NOT_THERE)
    if not preset.is_readable:
        return House(name, Sight.AWAY)
    return House(name, Sight.SEEN, preset.name, standing.name, preset.rules.offered(catalog))
