"""A saved Blueprint: its revisions, and how it is found."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from ...api.workspaces import Presets, Revisions, SavedBlueprints, Slug
from ...core.exceptions import ConflictError
from ...core.policy import Action
from ...schemas.saved_blueprint import HIGHEST_NUMBER, SavedBlueprintWrite
from ...schemas.workspace import Removal
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/workspaces/{workspace}/blueprints/{blueprint}",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)

Older = Annotated[int | None, Query(ge=1, le=HIGHEST_NUMBER)]


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """Shows what can be changed of a saved Blueprint."""

    request: Request
    here: Here
    saved: SavedBlueprints
    presets: Presets
    blueprint: Slug

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its forms as they were filled in."""
        self.here.require(Action.SAVE)
        more = {
            "standing": self.here,
            "saved": await self.saved.get(self.here, self.blueprint),
            "presets": await self.presets.names([self.here.shown]),
            "may_delete": self.here.may(Action.DELETE),
        }
        return show(self.request, "saved_settings", entry, more)


Settings = Annotated[SettingsPage, Depends()]


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """Shows a saved Blueprint with its revisions."""

    request: Request
    here: Here
    saved: SavedBlueprints
    revisions: Revisions
    blueprint: Slug

    async def answer(self, before: int | None) -> Response:
        """Answer with the page, with the revisions older than `before`, the newest first."""
        timeline = await self.revisions.timeline(self.here, self.blueprint, before)
        oldest = timeline[-1].number if timeline else 1
        more = {
            "standing": self.here,
            "saved": await self.saved.get(self.here, self.blueprint),
            "revisions": timeline,
            "older_url": f"?before={oldest}" if oldest > 1 else "",
            "is_newest": before is None,
            "may_save": self.here.may(Action.SAVE),
            "may_share": self.request.app.state.settings.sharing and self.here.may(Action.SHARE),
        }
        return show(self.request, "saved", more=more)


@router.head("")
@router.get("")
async def show_saved(page: Annotated[TimelinePage, Depends()], before: Older = None) -> Response:
    """Show a saved Blueprint with its revisions."""
    return await page.answer(before)


@router.head("/settings")
@router.get("/settings")
async def show_saved_settings(page: Settings) -> Response:
    """Show what can be changed."""
    return await page.answer()


@router.post("/settings")
async def describe_saved(form: Form, page: Settings) -> Response:
    """Change name, description, tags and the preset."""
    try:
        await page.saved.describe(page.here, page.blueprint, read(SavedBlueprintWrite, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return lead(f"/workspaces/{page.here.slug}/blueprints/{page.blueprint}")


@router.post("/delete")
async def delete_saved(form: Form, page: Settings) -> Response:
    """Delete it with all its revisions, where its name was typed."""
    try:
        await page.saved.delete(page.here, page.blueprint, read(Removal, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return lead(f"/workspaces/{page.here.slug}")
