"""The house rules of a workspace."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.blueprints import ProjectServiceDep
from ...api.workspaces import Presets, Slug
from ...blueprint.catalog import Catalog
from ...blueprint.errors import InvalidBlueprint
from ...blueprint.house_rules import mended
from ...core.exceptions import AppError, ConflictError
from ...core.policy import Action
from ...schemas.preset import PresetRead
from ...schemas.workspace import Removal
from ..address import Pairs, View
from ..forms import Form
from ..language import InLanguage
from ..pages import WizardDep
from ..preset_name import PresetName, presets_of
from ..preset_words import rule_words
from ..trouble import PageRoute
from ..visitors import Met
from ..words import in_words
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .preset_form import preset_form, read_preset, refused_preset
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/workspaces/{workspace}/presets",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)

REFUSALS = (UnreadableEntryError, ConflictError, InvalidBlueprint)


@dataclass(frozen=True, slots=True)
class PresetsPage:
    """Shows house rules, and the form in which they are written."""

    request: Request
    here: Here
    presets: Presets
    projects: ProjectServiceDep

    @property
    def catalog(self) -> Catalog:
        """Everything on offer, in the language of the request."""
        return in_words(self.projects.catalog)

    async def list(self) -> Response:
        """Answer with what there is."""
        every = await self.presets.of(self.here)
        more = {
            "standing": self.here,
            "presets": [(each, rule_words(each.rules, self.catalog)) for each in every],
            "may_set": self.here.may(Action.SET_RULES),
            "may_save": self.here.may(Action.SAVE),
        }
        return show(self.request, "presets", more=more)

    def form(self, preset: PresetRead | None, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the form of new house rules, or of those that there are."""
        self.here.require(Action.SET_RULES)
        form = preset_form(preset, entry, self.catalog)
        more = {"standing": self.here, "preset": preset, "form": form}
        return show(self.request, "preset", entry, more)

    def refuse(
        self, preset: PresetRead | None, form: Pairs, error: AppError | InvalidBlueprint
    ) -> Response:
        """Answer with the form, and with what is wrong with it."""
        if isinstance(error, InvalidBlueprint):
            return self.form(preset, refused_preset(form, error.problems))
        return self.form(preset, refused(form, error))

    def again(self) -> Response:
        """Lead to the page."""
        return lead(presets_of(self.here.slug))


Page = Annotated[PresetsPage, Depends()]


@router.head("")
@router.get("")
async def show_presets(page: Page) -> Response:
    """Show the house rules of a workspace."""
    return await page.list()


@router.head("/new")
@router.get("/new")
async def show_new_preset(page: Page) -> Response:
    """Ask for house rules."""
    return page.form(None)


@router.post("/new")
async def make_preset(form: Form, page: Page) -> Response:
    """Keep house rules."""
    try:
        await page.presets.create(page.here, read_preset(form, page.catalog))
    except REFUSALS as error:
        return page.refuse(None, form, error)
    return page.again()


@router.get("/{preset}/start")
async def start_with_preset(page: Page, preset: Slug, wizard: WizardDep) -> Response:
    """Lead to the wizard, with the choices that the house begins with."""
    found = await page.presets.get(page.here, preset)
    rules = found.rules.offered(page.catalog)
    begun = mended(rules.begin(), rules, page.catalog)
    name = PresetName(page.here.slug, found.slug)
    return lead(await wizard.opened(begun, View(preset=str(name))))


@router.head("/{preset}/edit")
@router.get("/{preset}/edit")
async def show_preset(page: Page, preset: Slug) -> Response:
    """Ask what is to change."""
    return page.form(await page.presets.get(page.here, preset))


@router.post("/{preset}/edit")
async def change_preset(form: Form, page: Page, preset: Slug) -> Response:
    """Replace house rules."""
    try:
        await page.presets.change(page.here, preset, read_preset(form, page.catalog))
    except REFUSALS as error:
        return page.refuse(await page.presets.get(page.here, preset), form, error)
    return page.again()


@router.post("/{preset}/delete")
async def delete_preset(form: Form, page: Page, preset: Slug) -> Response:
    """Delete house rules, where their name was typed."""
    try:
        await page.presets.delete(page.here, preset, read(Removal, form))
    except (UnreadableEntryError, ConflictError) as error:
        return page.form(await page.presets.get(page.here, preset), refused(form, error))
    return page.again()
