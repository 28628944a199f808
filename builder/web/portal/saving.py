"""Saving what was chosen as a new Blueprint of a workspace."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.workspaces import Presets, Revisions, SavedBlueprints, Workspaces
from ...blueprint.errors import InvalidBlueprint, Problem
from ...core.exceptions import ConflictError, NotFoundError
from ...core.policy import Action, Role, may
from ...core.saving import TooLargeToSaveError
from ...schemas.saved_blueprint import LONGEST_DESCRIPTION, FirstRevision
from ...schemas.workspace import Title, WorkspaceWrite
from ...services.workspace import Standing
from ..address import Pairs
from ..forms import Form
from ..language import InLanguage
from ..preset_name import PresetName
from ..problems import placed
from ..reading import Reading
from ..revision_name import RevisionName
from ..trouble import PageRoute, unreadable
from ..visitors import Acting, Met
from ..words import gettext as _
from .chosen import Chosen, ChosenDep
from .entries import Entry, UnreadableEntryError, missing, read, refused
from .house_rules import broken
from .showing import lead, show

router = APIRouter(
    prefix="/save", route_class=PageRoute, include_in_schema=False, dependencies=[InLanguage, Met]
)

_NAME = "workspace_name"


class SaveForm(FirstRevision):
    """The form: a workspace of the visitor, or the name of a new one, and whose house rules."""

    preset_name: str = ""
    workspace: str = ""
    workspace_name: Title | None = None


@dataclass(frozen=True, slots=True)
class SavePage:
    """Asks where and as what to keep a Blueprint."""

    request: Request
    actor: Acting
    workspaces: Workspaces
    saved: SavedBlueprints
    presets: Presets

    async def answer(
        self, chosen: Chosen, entry: Entry, problems: Iterable[Problem] = ()
    ) -> Response:
        """Answer with the page, with its form as it was filled in."""
        every = await self.workspaces.own(self.actor)
        open_ones = [each for each in every if may(Role(each.role), Action.SAVE)]
        presets = await self.presets.names(open_ones)
        more = {
            "chosen": chosen,
            "workspaces": open_ones,
            "presets": {str(PresetName(*slugs)): title for slugs, title in presets.items()},
            "problems": placed(problems),
        }
        return show(self.request, "save", entry, more)

    async def may_go_on(self, name: RevisionName) -> bool:
        """Tell whether `name` is found, and the visitor may save what comes after it."""
        try:
            standing = await self.workspaces.enter(self.actor, name.workspace)
            await self.saved.get(standing, name.blueprint)
        except NotFoundError:
            return False
        return standing.may(Action.SAVE)

    async def standing(self, data: SaveForm) -> Standing:
        """Return what the visitor is where it is to be saved: a new workspace, if one is named.

        Raises UnreadableEntryError where none is named, NotFoundError and ConflictError.
        """
        slug = data.workspace
        if not slug and not data.workspace_name:
            raise missing(_NAME)
        if not slug:
            slug = (await self.workspaces.create(self.actor, _workspace(data))).slug
        return await self.workspaces.enter(self.actor, slug)


Page = Annotated[SavePage, Depends()]


@router.head("")
@router.get("")
async def show_save(page: Page, chosen: ChosenDep) -> Response:
    """Ask how to save what was chosen: where it began with a revision, as the next one."""
    reading = chosen.reading
    if not reading.is_valid:
        return unreadable(page.request, reading, chosen.back)
    name = reading.view.revision
    if name and await page.may_go_on(name):
        return lead(f"{name.home}/save?{chosen.asked}")
    return await page.answer(chosen, Entry(_first(reading)))


@router.post("")
async def save_blueprint(
    form: Form, page: Page, chosen: ChosenDep, revisions: Revisions
) -> Response:
    """Save a Blueprint for the first time."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    try:
        data = _read(form)
        rendered = await revisions.rendered(chosen.reading.shown)
        standing = await page.standing(data)
        slug = await revisions.begin(standing, rendered, data)
    except InvalidBlueprint as error:
        return await page.answer(chosen, broken(form, error.problems), error.problems)
    except (UnreadableEntryError, ConflictError, TooLargeToSaveError) as error:
        return await page.answer(chosen, refused(form, error))
    return lead(RevisionName(standing.slug, slug, 1).page)


def _read(form: Pairs) -> SaveForm:
    """Return the form with the Preset that it names. Raises UnreadableEntryError."""
    data = read(SaveForm, form)
    house = PresetName.read(data.preset_name)
    if house is None:
        return data
    if house.workspace != data.workspace:
        problem = _("This preset is of another workspace.")
        raise UnreadableEntryError(Entry({}, {"preset_name": problem}))
    return data.model_copy(update={"preset": house.preset})


def _first(reading: Reading) -> dict[str, str]:
    """Return what the form says before somebody fills it in."""
    blueprint, house = reading.shown, reading.view.house
    return {
        "workspace": house.workspace if house else "",
        "preset_name": reading.view.preset,
        "name": blueprint.project.name,
        "description": blueprint.project.description[:LONGEST_DESCRIPTION],
        "summary": _("First version"),
    }


def _workspace(data: SaveForm) -> WorkspaceWrite:
    return WorkspaceWrite(name=data.workspace_name or "")
