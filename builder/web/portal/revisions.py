"""A revision: what it holds, what is different from another one, and what people make of it."""

import asyncio
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.blueprints import ProjectServiceDep
from ...api.handing_over import handed_over
from ...api.workspaces import Advisories, Approvals, Ledger, Revisions, SavedBlueprints
from ...blueprint.catalog import Catalog
from ...blueprint.errors import InvalidBlueprint
from ...core.policy import Action
from ...following import BLUEPRINT, TOML
from ...schemas.saved_blueprint import Restoring, SavedBlueprintRead
from ..address import View
from ..forms import Form
from ..language import InLanguage
from ..pages import WizardDep
from ..preset_name import PresetName
from ..revision_page import Beside, build_revision_page, number_in
from ..sharing import AskedDep
from ..stored import origin_of, read_stored
from ..stored_files import Asked
from ..trouble import PageRoute, told
from ..visitors import Met
from ..words import gettext as _
from ..words import in_words
from .entries import read
from .showing import lead, show
from .standing import Placed

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}/revisions/{number}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@dataclass(frozen=True, slots=True)
class RevisionView:
    """Shows the page of a revision."""

    request: Request
    place: Placed
    revisions: Revisions
    saved: SavedBlueprints
    projects: ProjectServiceDep
    advisories: Advisories

    async def answer(self, asked: Asked) -> Response:
        """Answer with the page, the revision beside the one that it is compared with."""
        here, name = self.place.here, self.place.name
        catalog = in_words(self.projects.catalog)
        record = await self.saved.get(here, name.blueprint)
        this = await self.revisions.read(here, name.blueprint, name.number)
        beside = await self._beside(record, asked, catalog)
        page = await asyncio.to_thread(
            build_revision_page, origin_of(this, catalog), beside, catalog
        )
        more = {
            "standing": here,
            "page": page,
            "advisories": await self.advisories.concerning(page.revision.template_version),
            "may_save": here.may(Action.SAVE),
            "may_approve": here.may(Action.APPROVE),
        }
        return show(self.request, "revision", more=more)

    async def _beside(self, record: SavedBlueprintRead, asked: Asked, catalog: Catalog) -> Beside:
        """Return the revision that is asked for, with its files, or else the one before."""
        here, name = self.place.here, self.place.name
        number = number_in(asked.against)
        if number not in {0, name.number}:
            other = await self.revisions.read(here, name.blueprint, number)
            blueprint, _problems = read_stored(other.document, catalog)
            return Beside(record, name, asked, number, blueprint, other.project)
        asked = replace(asked, against="")
        if name.number == 1:
            return Beside(record, name, asked)
        document = await self.revisions.document(here, name.blueprint, name.number - 1)
        blueprint, _problems = read_stored(document, catalog)
        return Beside(record, name, asked, name.number - 1, blueprint)


@router.head("")
@router.get("")
async def show_revision(view: Annotated[RevisionView, Depends()], asked: AskedDep) -> Response:
    """Show what a revision holds, compared with another one or with the one before."""
    return await view.answer(asked)


@router.get("/project.zip")
async def download_revision(
    request: Request, place: Placed, revisions: Revisions, ledger: Ledger
) -> Response:
    """Download the project of a revision as it was."""
    saved = await revisions.read(place.here, place.blueprint, place.number)
    return await handed_over(request, saved, ledger, place.here.actor.name)


@router.get("/blueprint.toml")
async def download_revision_blueprint(place: Placed, revisions: Revisions) -> Response:
    """Download the Blueprint of a revision."""
    saved = await revisions.read(place.here, place.blueprint, place.number)
    return Response(saved.project[BLUEPRINT].text, media_type=TOML)


@router.get("/open")
async def open_revision(
    place: Placed, revisions: Revisions, saved: SavedBlueprints, wizard: WizardDep
) -> Response:
    """Open the choices of a revision in the wizard."""
    document = await revisions.document(place.here, place.blueprint, place.number)
    blueprint, problems = read_stored(document, wizard.catalog)
    if blueprint is None or problems:
        return lead(place.name.page)
    house = await saved.house(place.here, place.blueprint)
    preset = str(PresetName(place.here.slug, house)) if house else ""
    return lead(await wizard.opened(blueprint, View(saved=str(place.name), preset=preset)))


@router.post("/restore")
async def restore_revision(
    request: Request, form: Form, place: Placed, revisions: Revisions
) -> Response:
    """Save a revision once more, after the latest one that the page has shown."""
    summary = _("Revision %(number)s again", number=place.number)
    data = read(Restoring, [*form, ("summary", summary)])
    try:
        new = await revisions.restore(place.here, place.blueprint, place.number, data)
    except InvalidBlueprint as error:
        return told(request, error.problems, f"{place.name.page}/open")
    return lead(place.beside(new))


@router.post("/approve")
async def approve_revision(place: Placed, approvals: Approvals) -> Response:
    """Mark a revision as approved."""
    await approvals.approve(place.here, place.blueprint, place.number)
    return lead(place.name.page)


@router.post("/withdraw")
async def withdraw_approval(place: Placed, approvals: Approvals) -> Response:
    """Take the mark away."""
    await approvals.withdraw(place.here, place.blueprint, place.number)
    return lead(place.name.page)
