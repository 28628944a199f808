"""Second factors, which no endpoint of the foundation lets anybody pass by."""

from typing import Annotated

from fastapi import Depends, FastAPI, Request

from ..core.browser import BrowserCookie, cookie
from ..schemas.user import UserRead
from ..services.password_sign_in import PasswordSignInService
from ..services.second_factor import SecondFactorService
from .admission import GuestsDep
from .authentication import optional_user
from .deps import SessionDep
from .endpoints.auth import Service as AuthServiceDep
from .replacing import replace
from .shares import Client

ATTEMPT = "second-step"
"""The cookie of a browser whose visitor has not shown the second factor yet."""


def get_password_sign_in(
    request: Request, session: SessionDep, client: Client
) -> PasswordSignInService:
    """Return the service that signs people in."""
    state = request.app.state
    return PasswordSignInService(session, state.settings, state.password_hasher, client)


def get_second_factor_service(request: Request, session: SessionDep) -> SecondFactorService:
    """Return the service of second factors."""
    state = request.app.state
    return SecondFactorService(session, state.settings, state.password_hasher)


def get_attempt_cookie(request: Request) -> BrowserCookie:
    """Return the cookie that binds an attempt to one browser."""
    return cookie(ATTEMPT, request.app.state.settings)


PasswordSignInDep = Annotated[PasswordSignInService, Depends(get_password_sign_in)]
SecondFactorServiceDep = Annotated[SecondFactorService, Depends(get_second_factor_service)]
AttemptCookie = Annotated[BrowserCookie, Depends(get_attempt_cookie)]


async def complete_user(guests: GuestsDep) -> UserRead | None:
    """Return who is signed in, if anybody, with all that the site requires."""
    return await guests.find()


def install(app: FastAPI) -> None:
    """Let the sign-in of the API know second factors, and its callers have what is required.

    Its endpoints are those of every project with sessions: they get other dependencies.
    """
    replace(app, AuthServiceDep, get_password_sign_in)
    app.dependency_overrides[optional_user] = complete_user
