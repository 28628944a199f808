"""Who is calling: dependencies of endpoints that need to know."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ..core.signin import AuthenticationError, PermissionDeniedError
from ..schemas.user import UserRead
from ..services.auth import AuthService
from .deps import SessionDep

bearer = HTTPBearer(
    bearerFormat="JWT",
    description="An access token of the sign-in provider.",
    auto_error=False,
)


def auth_service(request: Request, session: SessionDep) -> AuthService:
    """Return the service for this request."""
    return AuthService(session, request.app.state.provider)


AuthServiceDep = Annotated[AuthService, Depends(auth_service)]
Credentials = Annotated[HTTPAuthorizationCredentials | None, Security(bearer)]


async def optional_user(service: AuthServiceDep, credentials: Credentials) -> UserRead | None:
    """Return who is signed in, if anybody. Raises AuthenticationError for a wrong token."""
    if credentials is None:
        return None
    return await service.signed_in(credentials.credentials)


OptionalUser = Annotated[UserRead | None, Depends(optional_user)]


async def current_user(user: OptionalUser) -> UserRead:
    """Return who is signed in. Raises AuthenticationError."""
    if user is None:
        message = "Sign in first."
        raise AuthenticationError(message)
    return user


CurrentUser = Annotated[UserRead, Depends(current_user)]


def require_role(name: str) -> Callable[[UserRead], Awaitable[None]]:
    """Return a dependency that raises PermissionDeniedError unless somebody has this role."""

    async def check_role(user: CurrentUser) -> None:
        if user.role != name:
            message = f"This needs the role '{name}'."
            raise PermissionDeniedError(message)

    return check_role
