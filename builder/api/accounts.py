"""What pages of accounts need of a request: services that work in its session."""

from typing import Annotated

from fastapi import Depends, Request

from ..services.invitation import InvitationService
from ..services.people import PeopleService
from ..services.setup import SetupService
from .deps import SessionDep
from .shares import Client


def get_setup_service(request: Request, session: SessionDep, client: Client) -> SetupService:
    """Return the service that makes the first account."""
    state = request.app.state
    return SetupService(session, state.settings, state.password_hasher, client)


def get_invitation_service(
    request: Request, session: SessionDep, client: Client
) -> InvitationService:
    """Return the service of invitations."""
    state = request.app.state
    return InvitationService(session, state.settings, state.password_hasher, client)


def get_people_service(request: Request, session: SessionDep) -> PeopleService:
    """Return the service of the accounts of others."""
    return PeopleService(session, request.app.state.password_hasher)


def site_link(request: Request, page: str, token: str) -> str:
    """Return the address of a page with a token, as people outside reach it."""
    base = request.app.state.settings.public_url.rstrip("/")
    return f"{base}{request.app.url_path_for(page, token=token)}"


SetupServiceDep = Annotated[SetupService, Depends(get_setup_service)]
InvitationServiceDep = Annotated[InvitationService, Depends(get_invitation_service)]
PeopleServiceDep = Annotated[PeopleService, Depends(get_people_service)]
