"""Saving what was chosen as the next revision: together with what others saved meanwhile."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.workspaces import Revisions, SavedBlueprints, Slug
from ...blueprint.catalog import Catalog
from ...blueprint.errors import InvalidBlueprint, Problem
from ...blueprint.merging import Merge, Picks
from ...blueprint.model import Blueprint
from ...core.exceptions import ConflictError, NotFoundError
from ...core.policy import Action
from ...core.saving import TooLargeToSaveError
from ...schemas.saved_blueprint import LONGEST_SUMMARY, RevisionWrite
from ..address import Pairs, View
from ..decisions import Decision, decisions
from ..forms import Form
from ..language import InLanguage
from ..merge_table import merge_rows
from ..revision_name import RevisionName
from ..revision_page import number_in
from ..stored import origin_of
from ..trouble import PageRoute, unreadable
from ..visitors import Met
from ..words import gettext as _
from .chosen import Chosen, ChosenInForm, ChosenInQuery
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)

PICK = "pick:"
_NOT_OF_THIS = "These choices did not begin with a revision of this Blueprint."
_LONGEST = LONGEST_SUMMARY - 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a form says beside the choices.

    They `began` with one revision, and come after another, `base`, which may be a later one. Where
    both changed the same part, `picks` says whose change is taken.
    """

    began: int
    base: int
    picks: Picks

    @classmethod
    def read(cls, form: Pairs) -> "Attempt":
        """Read it."""
        given = dict(form)
        picks: Picks = {
            name.removeprefix(PICK): "theirs" if value == "theirs" else "yours"
            for name, value in form
            if name.startswith(PICK)
        }
        return cls(number_in(given.get("began", "")), number_in(given.get("base", "")), picks)


@dataclass(frozen=True, slots=True)
class RevisingPage:
    """Asks what changed, and where others changed the same, which of it to keep."""

    request: Request
    here: Here
    saved: SavedBlueprints
    revisions: Revisions
    blueprint: Slug

    async def answer(
        self, chosen: Chosen, began: int, entry: Entry = UNTOUCHED, problems: Iterable[Problem] = ()
    ) -> Response:
        """Answer with the page: its form as it was filled in, and why it could not be taken."""
        self.here.require(Action.SAVE)
        record = await self.saved.get(self.here, self.blueprint)
        merge = await self.merge(chosen, Attempt(began, record.latest, {}))
        decided = decisions(merge.base, merge.yours, merge.catalog)
        values = {"summary": _summary(decided), **entry.values}
        more = {
            "standing": self.here,
            "saved": record,
            "chosen": chosen,
            "began": began,
            "rows": merge_rows(merge) if began != record.latest else (),
            "decided": decided,
            "problems": [f"`{each.place}`: {each.message}" for each in problems],
        }
        return show(self.request, "save_revision", replace(entry, values=values), more)

    async def merge(self, chosen: Chosen, attempt: Attempt) -> Merge:
        """Return your choices beside what others made of the same. Raises NotFoundError."""
        catalog = chosen.wizard.catalog
        was = await self._kept(attempt.began, catalog)
        now = was if attempt.base == attempt.began else await self._kept(attempt.base, catalog)
        return Merge(was, now, chosen.reading.shown, catalog)

    async def together(self, chosen: Chosen, attempt: Attempt) -> Blueprint:
        """Return what is to be saved.

        Raises NotFoundError, ConflictError, and InvalidBlueprint where it does not go together.
        """
        merge = await self.merge(chosen, attempt)
        if attempt.base == attempt.began:
            return merge.yours
        open_ones = [each.key for each in merge.partings() if each.is_conflict]
        if {*open_ones} - {*attempt.picks}:
            message = "Pick one of both where you and somebody else changed the same."
            raise ConflictError(message)
        return merge.merged(attempt.picks)

    def name(self, number: int) -> RevisionName:
        """Return how a revision is named."""
        return RevisionName(self.here.slug, self.blueprint, number)

    async def _kept(self, number: int, catalog: Catalog) -> Blueprint:
        kept = await self.revisions.read(self.here, self.blueprint, number)
        blueprint = origin_of(kept, catalog).blueprint
        if blueprint is None:
            message = f"Revision {number} cannot be read by today's rules."
            raise ConflictError(message)
        return blueprint


Page = Annotated[RevisingPage, Depends()]


@router.head("/save")
@router.get("/save")
async def show_save_revision(page: Page, chosen: ChosenInQuery) -> Response:
    """Ask what changed since the revision that the choices began with."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    name = chosen.reading.view.revision
    if name is None or name != page.name(name.number):
        raise NotFoundError(_NOT_OF_THIS)
    return await page.answer(chosen, name.number)


@router.post("/save")
async def save_revision(form: Form, page: Page, chosen: ChosenInForm) -> Response:
    """Save the next revision; where somebody was faster, show what both made of it."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    attempt = Attempt.read(form)
    try:
        data = read(RevisionWrite, form)
        blueprint = await page.together(chosen, attempt)
        number = await page.revisions.save(page.here, page.blueprint, attempt.base, blueprint, data)
    except InvalidBlueprint as error:
        entry = Entry(dict(form), {"": _("Both together break a rule: pick otherwise.")})
        return await page.answer(chosen, attempt.began, entry, error.problems)
    except (UnreadableEntryError, ConflictError, TooLargeToSaveError) as error:
        return await page.answer(chosen, attempt.began, refused(form, error))
    return lead(page.name(number).page)


@router.post("/merge")
async def open_merged(form: Form, page: Page, chosen: ChosenInForm) -> Response:
    """Open what both made of it in the wizard, without saving it yet."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    attempt = Attempt.read(form)
    try:
        blueprint = await page.together(chosen, attempt)
    except InvalidBlueprint as error:
        entry = Entry(dict(form), {"": _("Both together break a rule: pick otherwise.")})
        return await page.answer(chosen, attempt.began, entry, error.problems)
    except ConflictError as error:
        return await page.answer(chosen, attempt.began, refused(form, error))
    wizard = await chosen.wizard.keeping(blueprint)
    view = View(saved=str(page.name(attempt.base)))
    return lead(wizard.address(blueprint).wizard(view))


def _summary(decided: Iterable[Decision]) -> str:
    """Return what was decided in a line that fits."""
    line = "; ".join(map(str, decided))
    return line if len(line) <= LONGEST_SUMMARY else f"{line[:_LONGEST]}…"
