"""Who is calling: dependencies of endpoints that need to know."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import OAuth2PasswordBearer

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
