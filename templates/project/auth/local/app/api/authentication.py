"""Who is calling: dependencies of endpoints that need to know."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import OAuth2PasswordBearer

from ..core.signin import AuthenticationError, PermissionDeniedError
from ..models.user import UserRole
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


async def current_user(
    service: AuthServiceDep,
    token: Annotated[str | None, Security(bearer)],
) -> UserRead:
    """Return who is signed in. Raises AuthenticationError."""
    if token is None:
        message = "Sign in first."
        raise AuthenticationError(message)
    return await service.signed_in(token)


CurrentUser = Annotated[UserRead, Depends(current_user)]


async def require_admin(user: CurrentUser) -> None:
    """Raise PermissionDeniedError unless an administrator is signed in."""
    if user.role is not UserRole.ADMIN:
        message = "This needs the role 'admin'."
        raise PermissionDeniedError(message)
