"""Who acts through the API, a person with a session or a program with a token, and where."""

from typing import Annotated

from fastapi import Depends, Request

from ..core.access_tokens import NoTokenError
from ..services.audit import Actor
from ..services.workspace import Standing, WorkspaceService
from .admission import GuestsDep
from .bearers import BearersDep
from .shares import Client
from .workspaces import Slug


async def acting(bearers: BearersDep, guests: GuestsDep, client: Client) -> Actor:
    """Return who acts. Raises NoTokenError for nobody."""
    if bearer := await bearers.find():
        return Actor(bearer.user, client, bearer.grant)
    user = await guests.find()
    if user is None:
        message = "Sign in, or send a token."
        raise NoTokenError(message)
    return Actor(user, client)


Acting = Annotated[Actor, Depends(acting)]


async def stand(request: Request, actor: Acting, workspace: Slug) -> Standing:
    """Return what who acts is in a workspace. Raises NotFoundError for who is nothing there."""
    return await enter(request, actor, workspace)


async def enter(request: Request, actor: Actor, workspace: str) -> Standing:
    """Enter a workspace. Raises NotFoundError for who is nothing there.

    The database is asked for a moment only: what comes next may take long.
    """
    async with request.app.state.sessions() as session:
        return await WorkspaceService(session).enter(actor, workspace)


Here = Annotated[Standing, Depends(stand)]
