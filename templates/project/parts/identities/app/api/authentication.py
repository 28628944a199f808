"""Who is calling: dependencies of endpoints that need to know."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..schemas.user import UserRead
from ..services.auth import AuthService
from .deps import SessionDep

bearer = HTTPBearer(
    bearerFormat="JWT",
    description="An access token of the sign-in provider.",
    auto_error=False,
)


async def auth_service(request: Request, session: SessionDep) -> AuthService:
    """Return the service for this request."""
    return AuthService(session, request.app.state.provider)


AuthServiceDep = Annotated[AuthService, Depends(auth_service)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]


async def optional_user(service: AuthServiceDep, credentials: Credentials) -> UserRead | None:
    """Return who is signed in, if anybody. Raises AuthenticationError for a wrong token."""
    if credentials is None:
        return None
    return await service.signed_in(credentials.credentials)
