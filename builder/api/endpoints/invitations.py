"""Invitations, over HTTP: for administrators in person, no token invites anybody."""

from collections.abc import Sequence

from fastapi import APIRouter, Depends, Request, status

from ...core.openapi import problems
from ...core.policy import ADMIN
from ...schemas.account import InvitationMade, InvitationRead, Invite
from ...services.audit import Actor
from ..accounts import InvitationServiceDep, site_link
from ..callers import CurrentUser, require_role
from ..deps import PathKey
from ..shares import Client

router = APIRouter(
    prefix="/invitations",
    tags=["invitations"],
    dependencies=[Depends(require_role(ADMIN))],
    responses=problems(401, 403, 503),
)


@router.get("")
async def list_invitations(invitations: InvitationServiceDep) -> Sequence[InvitationRead]:
    """List the invitations that can still be accepted, the newest first."""
    return await invitations.open_ones()


@router.post("", status_code=status.HTTP_201_CREATED, responses=problems(400, 409, 413, 422))
async def create_invitation(
    request: Request,
    invitations: InvitationServiceDep,
    user: CurrentUser,
    client: Client,
    data: Invite,
) -> InvitationMade:
    """Invite somebody; `url` is the link, which is not told again."""
    token = await invitations.invite(data, Actor(user, client))
    return InvitationMade(url=site_link(request, "show_invitation", token))


@router.delete(
    "/{invitation_id}", status_code=status.HTTP_204_NO_CONTENT, responses=problems(404, 422)
)
async def withdraw_invitation(
    invitations: InvitationServiceDep, user: CurrentUser, client: Client, invitation_id: PathKey
) -> None:
    """End an invitation that nobody has accepted yet."""
    await invitations.withdraw(Actor(user, client), invitation_id)
