"""Who belongs to a workspace."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...api.attempts import Counted
from ...api.deps import PathKey
from ...api.workspaces import Memberships
from ...core.exceptions import ConflictError
from ...core.policy import Action, Role, at_least
from ...schemas.workspace import MemberAdd, MemberChange
from ..forms import Form
from ..language import InLanguage
from ..trouble import PageRoute
from ..visitors import Met
from .entries import UNTOUCHED, Entry, UnreadableEntryError, read, refused
from .showing import lead, show
from .standing import Here

router = APIRouter(
    prefix="/workspaces/{workspace}/members",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met],
)


@dataclass(frozen=True, slots=True)
class MembersPage:
    """Shows the page, whatever led to it."""

    request: Request
    here: Here
    members: Memberships

    async def answer(self, entry: Entry = UNTOUCHED) -> Response:
        """Answer with the page, with its form as it was filled in."""
        may_manage = self.here.may(Action.MANAGE_MEMBERS)
        more = {
            "standing": self.here,
            "members": await self.members.of(self.here),
            "roles": [each for each in Role if may_manage and at_least(self.here.role, each)],
        }
        return show(self.request, "members", entry, more)


Page = Annotated[MembersPage, Depends()]


@router.head("")
@router.get("")
async def show_members(page: Page) -> Response:
    """Show who belongs to the workspace."""
    return await page.answer()


@router.post("", dependencies=[Counted])
async def add_member(form: Form, page: Page) -> Response:
    """Let somebody in."""
    try:
        await page.members.add(page.here, read(MemberAdd, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused(form, error))
    return lead(f"/workspaces/{page.here.slug}/members")


@router.post("/{member_id}")
async def change_member(form: Form, page: Page, member_id: PathKey) -> Response:
    """Give a member another role."""
    try:
        await page.members.change(page.here, member_id, read(MemberChange, form))
    except (UnreadableEntryError, ConflictError) as error:
        return await page.answer(refused([], error))
    return lead(f"/workspaces/{page.here.slug}/members")


@router.post("/{member_id}/remove")
async def remove_member(page: Page, member_id: PathKey) -> Response:
    """End a membership; who ends the own one is led out."""
    try:
        is_own = await page.members.remove(page.here, member_id)
    except ConflictError as error:
        return await page.answer(refused([], error))
    return lead("/workspaces" if is_own else f"/workspaces/{page.here.slug}/members")
