"""The workspaces of a person."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.workspaces import Workspaces
from ...core.exceptions import ConflictError
from ...schemas.workspace import WorkspaceWrite
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Acting, Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show

router = APIRouter(
    prefix="/workspaces",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@dataclass(frozen=True, slots=True)
class WorkspacesPage:
    """Shows the page, whatever led to it."""

    request: Request
    actor: Acting
    workspaces: Workspaces

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its form as it was filled in."""
        more = {"workspaces": await self.workspaces.of(self.actor)}
        return show(self.request, "workspaces", entry, more)


AllPage = Annotated[WorkspacesPage, Depends()]


@router.head("")
@router.get("")
async def show_workspaces(page: AllPage) -> Response:
    """Show the workspaces of the visitor."""
    return await page.answer()


@router.post("")
async def create_workspace(form: Form, page: AllPage) -> Response:
    """Make a workspace."""
    try:
        made = await page.workspaces.create(page.actor, read(WorkspaceWrite, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return lead(f"/workspaces/{made.slug}")
