"""Who is calling: dependencies of endpoints that need to know."""

from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import OAuth2PasswordBearer

from ..core.signin import AuthenticationError, PermissionDeniedError
from ..schemas.user import UserRead
from ..services.auth import AuthService
from .deps import SessionDep
from .prefix import PREFIX

bearer = OAuth2PasswordBearer(tokenUrl=f"{PREFIX}/auth/login", auto_error=False)


async def auth_service(request: Request, session: SessionDep) -> AuthService:
    """Return the service for this request."""
    state = request.app.state
    return AuthService(session, state.settings, state.token_signer, state.password_hasher)


AuthServiceDep = Annotated[AuthService, Depends(auth_service)]


async def optional_user(
    service: AuthServiceDep,
    token: Annotated[str | None, Security(bearer)],
) -> UserRead | None:
    """Return who is signed in, if anybody. Raises AuthenticationError for a wrong token."""
    if token is None:
        return None
    return await service.signed_in(token)


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
