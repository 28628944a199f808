"""What pages of accounts need of a request: services that work in its session."""

from typing import Annotated

from fastapi import Depends, Request

from ..services.auth import AuthService
from ..services.invitation import InvitationService
from ..services.password import PasswordService
from ..services.people import PeopleService
from ..services.setup import SetupService
from .deps import SessionDep


def get_setup_service(request: Request, session: SessionDep) -> SetupService:
    """Return the service that makes the first account."""
    state = request.app.state
    return SetupService(session, state.settings, state.password_hasher)


def get_auth_service(request: Request, session: SessionDep) -> AuthService:
    """Return the service that opens sessions."""
    state = request.app.state
    return AuthService(session, state.settings, state.password_hasher)


def get_invitation_service(request: Request, session: SessionDep) -> InvitationService:
    """Return the service of invitations."""
    state = request.app.state
    return InvitationService(session, state.settings, state.password_hasher)


def get_password_service(request: Request, session: SessionDep) -> PasswordService:
    """Return the service of passwords."""
    return PasswordService(session, request.app.state.password_hasher)


def get_people_service(request: Request, session: SessionDep) -> PeopleService:
    """Return the service of the accounts of others."""
    return PeopleService(session, request.app.state.password_hasher)


SetupServiceDep = Annotated[SetupService, Depends(get_setup_service)]
AuthServiceDep = Annotated[AuthService, Depends(get_auth_service)]
InvitationServiceDep = Annotated[InvitationService, Depends(get_invitation_service)]
PasswordServiceDep = Annotated[PasswordService, Depends(get_password_service)]
PeopleServiceDep = Annotated[PeopleService, Depends(get_people_service)]
