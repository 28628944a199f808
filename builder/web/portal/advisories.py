"""Faults that were found in templates: for everybody, and in what a workspace keeps."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.deps import PathKey
from ...api.workspaces import Advisories
from ...core.policy import ADMIN
from ...schemas.advisory import AdvisoryWrite
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Acting, Administrator, Met, visitor
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/advisories",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)
of_workspace = APIRouter(
    prefix="/workspaces/{workspace}/advisories",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@dataclass(frozen=True, slots=True)
class AdvisoriesPage:
    """Shows the page, whatever led to it."""

    request: Request
    advisories: Advisories

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its form as it was filled in."""
        user = visitor()
        more = {
            "advisories": await self.advisories.every(),
            "may_publish": user is not None and user.role == ADMIN,
        }
        return show(self.request, "advisories", entry, more)


Page = Annotated[AdvisoriesPage, Depends()]


@router.head("")
@router.get("")
async def show_advisories(page: Page) -> Response:
    """Show what was published."""
    return await page.answer()


@router.post("", dependencies=[Administrator])
async def publish_advisory(form: Form, page: Page, actor: Acting) -> Response:
    """Publish a fault."""
    try:
        await page.advisories.publish(actor, read(AdvisoryWrite, form))
    except UnreadableEntryError as error:
        return await page.answer(refused(form, error))
    return lead("/advisories")


@router.post("/{advisory_id}/withdraw", dependencies=[Administrator])
async def withdraw_advisory(
    advisories: Advisories, actor: Acting, advisory_id: PathKey
) -> Response:
    """Take a fault back."""
    await advisories.withdraw(actor, advisory_id)
    return lead("/advisories")


@of_workspace.head("")
@of_workspace.get("")
async def show_affected(request: Request, here: Here, advisories: Advisories) -> Response:
    """Show what of a workspace has which faults."""
    more = {"standing": here, "affected": await advisories.affected(here)}
    return show(request, "affected", more=more)
