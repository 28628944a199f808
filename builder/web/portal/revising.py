"""Saving what was chosen as the next revision: together with what others saved meanwhile."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.workspaces import Revisions, SavedBlueprints, Slug
from ...blueprint.catalog import Catalog
from ...blueprint.errors import InvalidBlueprint, Problem
from ...blueprint.merging import Merge, Picks
from ...blueprint.model import Blueprint
from ...core.exceptions import AppError, ConflictError, NotFoundError
from ...core.policy import Action
from ...core.saving import PresetNeededError, TooLargeToSaveError
from ...schemas.saved_blueprint import LONGEST_SUMMARY, RevisionWrite
from ..address import Pairs
from ..decisions import Decision, decisions
from ..forms import Form
from ..language import InLanguage
from ..merge_table import MergeRow, merge_rows
from ..problems import placed
from ..revision_name import RevisionName
from ..revision_page import number_in
from ..stored import read_stored
from ..trouble import PageRoute, unreadable
from ..visitors import Met
from ..words import gettext as _
from .chosen import Chosen, ChosenDep
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .house_rules import broken
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
REFUSALS = (UnreadableEntryError, ConflictError, TooLargeToSaveError)
_LONGEST = LONGEST_SUMMARY - 1


@dataclass(frozen=True, slots=True)
class Attempt:
    """What is to be saved.

    The choices `began` with one revision, and come after another, `base`, which may be a later
    one. Where both changed the same part, `picks` says whose change is taken.
    """

    chosen: Chosen
    began: int
    base: int
    picks: Picks


@dataclass(frozen=True, slots=True)
class RevisingPage:
    """Asks what changed, and where others changed the same, which of it to keep."""

    request: Request
    here: Here
    saved: SavedBlueprints
    revisions: Revisions
    blueprint: Slug

    async def answer(
        self, chosen: Chosen, entry: Entry = UNTOUCHED, problems: Iterable[Problem] = ()
    ) -> Response:
        """Answer with the page: its form as it was filled in, and why it could not be taken.

        Raises PermissionDeniedError and NotFoundError.
        """
        self.here.require(Action.SAVE)
        record = await self.saved.get(self.here, self.blueprint)
        began = self.began(chosen)
        merge = await self.merge(Attempt(chosen, began, record.latest, {}))
        is_behind = began != record.latest
        decided, rows = await asyncio.to_thread(_compared, merge) if merge else ((), ())
        values = {"summary": _summary(decided), **_still_meant(entry.values, record.latest)}
        more = {
            "standing": self.here,
            "saved": record,
            "chosen": chosen,
            "began": began,
            "is_behind": is_behind,
            "is_comparable": merge is not None,
            "rows": rows if is_behind else (),
            "decided": decided,
            "problems": placed(problems),
        }
        return show(self.request, "save_revision", replace(entry, values=values), more)

    async def refuse(
        self, attempt: Attempt, form: Pairs, error: AppError | InvalidBlueprint
    ) -> Response:
        """Answer with the page, and with what is wrong with the form."""
        if isinstance(error, InvalidBlueprint):
            return await self.answer(attempt.chosen, broken(form, error.problems), error.problems)
        entry = refused(form, error)
        if isinstance(error, PresetNeededError):
            entry = replace(entry, problems={"preset": _(error.detail)})
        return await self.answer(attempt.chosen, entry)

    def began(self, chosen: Chosen) -> int:
        """Return the revision that the choices began with. Raises NotFoundError."""
        name = chosen.reading.view.revision
        if name is None or name != self.name(name.number):
            raise NotFoundError(_NOT_OF_THIS)
        return name.number

    def attempt(self, chosen: Chosen, form: Pairs) -> Attempt:
        """Return what a form says beside the choices. Raises NotFoundError."""
        picks: Picks = {
            name.removeprefix(PICK): "theirs" if value == "theirs" else "yours"
            for name, value in form
            if name.startswith(PICK)
        }
        base = number_in(dict(form).get("base", ""))
        return Attempt(chosen, self.began(chosen), base, picks)

    async def merge(self, attempt: Attempt) -> Merge | None:
        """Return your choices beside what others made of the same. Raises NotFoundError.

        There is nothing to put together where a revision cannot be read any more.
        """
        catalog = attempt.chosen.wizard.catalog
        was = await self._kept(attempt.began, catalog)
        now = was if attempt.base == attempt.began else await self._kept(attempt.base, catalog)
        if was is None or now is None:
            return None
        return Merge(was, now, attempt.chosen.reading.shown, catalog)

    async def together(self, attempt: Attempt) -> Blueprint:
        """Return what is to be saved.

        Raises PermissionDeniedError, NotFoundError, ConflictError where nobody picked, and
        InvalidBlueprint where both sides do not go together.
        """
        self.here.require(Action.SAVE)
        merge = await self.merge(attempt) if attempt.base != attempt.began else None
        if merge is None:
            return attempt.chosen.reading.shown
        open_ones = [each.key for each in merge.partings() if each.is_conflict]
        if {*open_ones} - {*attempt.picks}:
            message = "Pick one of both where you and somebody else changed the same."
            raise ConflictError(message)
        return await asyncio.to_thread(merge.merged, attempt.picks)

    def name(self, number: int) -> RevisionName:
        """Return how a revision is named."""
        return RevisionName(self.here.slug, self.blueprint, number)

    async def _kept(self, number: int, catalog: Catalog) -> Blueprint | None:
        document = await self.revisions.document(self.here, self.blueprint, number)
        return read_stored(document, catalog)[0]


Page = Annotated[RevisingPage, Depends()]


@router.head("/save")
@router.get("/save")
async def show_save_revision(page: Page, chosen: ChosenDep) -> Response:
    """Ask what changed since the revision that the choices began with."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    return await page.answer(chosen)


@router.post("/save")
async def save_revision(form: Form, page: Page, chosen: ChosenDep) -> Response:
    """Save the next revision; where somebody was faster, show what both made of it."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    attempt = page.attempt(chosen, form)
    try:
        data = read(RevisionWrite, form)
        rendered = await page.revisions.rendered(await page.together(attempt))
        number = await page.revisions.save(page.here, page.blueprint, attempt.base, rendered, data)
    except (*REFUSALS, InvalidBlueprint) as error:
        return await page.refuse(attempt, form, error)
    return lead(page.name(number).page)


@router.get("/merge")
async def show_merge(page: Page, chosen: ChosenDep) -> Response:
    """Lead to where one picks: who had to sign in comes here."""
    return lead(f"{page.name(1).home}/save?{chosen.asked}")


@router.post("/merge")
async def open_merged(form: Form, page: Page, chosen: ChosenDep) -> Response:
    """Open what both made of it in the wizard, without saving it yet: there, rules are mended."""
    if not chosen.reading.is_valid:
        return unreadable(page.request, chosen.reading, chosen.back)
    attempt = page.attempt(chosen, form)
    try:
        blueprint = await page.together(attempt)
    except InvalidBlueprint as error:
        if error.draft is None:
            return await page.refuse(attempt, form, error)
        blueprint = error.draft
    except ConflictError as error:
        return await page.refuse(attempt, form, error)
    view = replace(chosen.reading.view, saved=str(page.name(attempt.base)))
    return lead(await chosen.wizard.opened(blueprint, view))


def _compared(merge: Merge) -> tuple[tuple[Decision, ...], tuple[MergeRow, ...]]:
    """Return what you decided, and what everybody changed."""
    return decisions(merge.base, merge.yours, merge.catalog), merge_rows(merge)


def _still_meant(values: Mapping[str, str], latest: int) -> Mapping[str, str]:
    """Return what was filled in; a pick between other changes than today's means nothing."""
    is_current = values.get("base") == str(latest)
    return {key: each for key, each in values.items() if is_current or not key.startswith(PICK)}


def _summary(decided: Iterable[Decision]) -> str:
    """Return what was decided in a line that fits."""
    line = "; ".join(map(str, decided))
    return line if len(line) <= LONGEST_SUMMARY else f"{line[:_LONGEST]}…"
