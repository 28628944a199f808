"""Accounts and their passwords over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status

from ...core.config import Settings
from ...core.openapi import problems
from ...core.passwords import RegistrationClosedError
from ...schemas.password import PasswordChange, PasswordReset
from ...schemas.user import Register, UserRead
from ...services.credentials import CredentialService
from ...services.linked_password import LinkedPasswordService
from ..callers import CurrentUser
from ..deps import SessionDep

router = APIRouter(prefix="/auth", tags=["auth"])


async def _credentials(request: Request, session: SessionDep) -> CredentialService:
    return CredentialService(session, request.app.state.password_hasher)


async def _passwords(request: Request, session: SessionDep) -> LinkedPasswordService:
    return LinkedPasswordService(session, request.app.state.password_hasher)


async def _require_registration(request: Request) -> None:
    settings: Settings = request.app.state.settings
    if not settings.registration:
        message = "Nobody can register here: ask those who run it for an account."
        raise RegistrationClosedError(message)


Credentials = Annotated[CredentialService, Depends(_credentials)]
Passwords = Annotated[LinkedPasswordService, Depends(_passwords)]


@router.post(
    "/register",
    status_code=status.HTTP_201_CREATED,
    dependencies=[Depends(_require_registration)],
    responses=problems(400, 403, 409, 413, 422, 503),
)
async def register(credentials: Credentials, data: Register) -> UserRead:
    return await credentials.register(data)


@router.post(
    "/password",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(400, 401, 413, 422, 503),
)
async def change_password(
    passwords: Passwords,
    user: CurrentUser,
    data: PasswordChange,
) -> None:
    await passwords.change(user.id, data)


@router.post(
    "/password-reset",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(400, 401, 413, 422, 503),
)
async def reset_password(passwords: Passwords, data: PasswordReset) -> None:
    await passwords.reset(data)
