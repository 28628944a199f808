"""The house rules that the choices of a page follow."""

from contextlib import suppress
from dataclasses import dataclass

from fastapi import Request

from ..blueprint.catalog import Catalog
from ..blueprint.errors import Problem
from ..blueprint.house_rules import broken_rules, mended
from ..blueprint.model import Blueprint
from ..blueprint.preset import Preset
from ..core.exceptions import AppError
from ..services.audit import Actor
from ..services.preset import PresetService
from ..services.reaching import AWAY
from ..services.workspace import WorkspaceService
from .address import read_query
from .preset_name import PresetName
from .visitors import visitor


@dataclass(frozen=True, slots=True)
class House:
    """A Preset, as an address names it; `rules` is None where the visitor may not see it."""

    name: PresetName
    title: str = ""
    workspace: str = ""
    rules: Preset | None = None

    def problems(self, blueprint: Blueprint, catalog: Catalog) -> tuple[Problem, ...]:
        """Return what of a Blueprint is not as the house demands."""
        return broken_rules(blueprint, self.rules, catalog) if self.rules else ()

    def mended(self, blueprint: Blueprint, catalog: Catalog) -> Blueprint:
        """Return the Blueprint with all that the house has settled."""
        return mended(blueprint, self.rules, catalog) if self.rules else blueprint


async def house_of(request: Request, query: str) -> House | None:
    """Return the house rules that a query names: to who may see them, and while they are there."""
    name = read_query(query).view.house
    if name is None:
        return None
    with suppress(AppError, *AWAY):
        return await _found(request, name)
    return House(name)


async def _found(request: Request, name: PresetName) -> House:
    user = visitor()
    if user is None:
        return House(name)
    async with request.app.state.sessions() as session:
        standing = await WorkspaceService(session).enter(Actor(user, ""), name.workspace)
        catalog = request.app.state.projects.catalog
        preset = await PresetService(session, catalog).get(standing, name.preset)
    return House(name, preset.name, standing.name, preset.rules.offered(catalog))
