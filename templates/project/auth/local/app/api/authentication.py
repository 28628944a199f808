"""Who is calling: dependencies for endpoints that need to know."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import OAuth2PasswordBearer

from ..core.authentication import AuthenticationError, PermissionDeniedError
from ..models.user import UserRole
from ..schemas.user import UserRead
from ..services.auth import AuthService
from .deps import SessionDep

bearer = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/login", auto_error=False)


def auth_service(request: Request, session: SessionDep) -> AuthService:
    """Return the service for this request."""
    state = request.app.state
    return AuthService(session, state.settings, state.token_signer, state.password_hasher)


AuthServiceDep = Annotated[AuthService, Depends(auth_service)]


async def current_user(
    service: AuthServiceDep, token: Annotated[str | None, Security(bearer)]
) -> UserRead:
    """Return who is signed in. Raises AuthenticationError."""
    if token is None:
        message = "Sign in first."
        raise AuthenticationError(message)
    return await service.signed_in(token)


CurrentUser = Annotated[UserRead, Depends(current_user)]


def require_role(role: UserRole) -> Callable[[UserRead], Awaitable[None]]:
    """Return a dependency that lets pass only who has `role`."""

    async def check(user: CurrentUser) -> None:
        if user.role is not role:
            message = f"This needs the role '{role}'."
            raise PermissionDeniedError(message)

    return check
