"""Who belongs to a workspace, over HTTP; changes need a person, a token may only read."""

from collections.abc import Sequence

from fastapi import APIRouter, status

from ...core.openapi import problems
from ...schemas.workspace import MemberAdd, MemberChange, MemberRead
from ..acting import Here
from ..attempts import Counted
from ..deps import PathKey
from ..workspaces import Memberships

router = APIRouter(
    prefix="/workspaces/{workspace}/members",
    tags=["members"],
    responses=problems(401, 404, 422, 503),
)


@router.get("")
async def list_members(here: Here, members: Memberships) -> Sequence[MemberRead]:
    """List who belongs to a workspace, in the order of their addresses."""
    return await members.of(here)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    dependencies=[Counted],
    responses=problems(400, 403, 409, 413),
)
async def add_member(here: Here, members: Memberships, data: MemberAdd) -> MemberRead:
    """Let somebody into a workspace who has an account here."""
    return await members.add(here, data)


@router.patch("/{member_id}", responses=problems(400, 403, 409, 413))
async def update_member(
    here: Here, members: Memberships, member_id: PathKey, data: MemberChange
) -> MemberRead:
    """Give a member another role."""
    return await members.change(here, member_id, data)


@router.delete("/{member_id}", status_code=status.HTTP_204_NO_CONTENT, responses=problems(403, 409))
async def remove_member(here: Here, members: Memberships, member_id: PathKey) -> None:
    """End a membership; everybody may end the own one."""
    await members.remove(here, member_id)
