"""Signing in and out over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, status
from fastapi.security import OAuth2PasswordRequestForm

from ...core.openapi import problems
from ...schemas.auth import PasswordChange, PasswordReset, RefreshRequest, TokenPair
from ...schemas.user import Register, UserRead
from ...services.password import PasswordService
from ..authentication import AuthServiceDep
from ..callers import CurrentUser
from ..deps import SessionDep

router = APIRouter(prefix="/auth", tags=["auth"])


async def _passwords(request: Request, session: SessionDep) -> PasswordService:
    state = request.app.state
    return PasswordService(session, state.token_signer, state.password_hasher)


Passwords = Annotated[PasswordService, Depends(_passwords)]


@router.post(
    "/register",
    status_code=status.HTTP_201_CREATED,
    responses=problems(400, 409, 413, 422, 503),
)
async def register(service: AuthServiceDep, data: Register) -> UserRead:
    return await service.register(data)


@router.post("/login", responses=problems(400, 401, 413, 422, 503))
async def log_in(
    service: AuthServiceDep,
    form: Annotated[OAuth2PasswordRequestForm, Depends()],
) -> TokenPair:
    return await service.log_in(form.username, form.password)


@router.post("/refresh", responses=problems(400, 401, 413, 422, 503))
async def refresh(service: AuthServiceDep, data: RefreshRequest) -> TokenPair:
    return await service.refresh(data.refresh_token)


@router.post(
    "/logout",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(400, 401, 413, 422, 503),
)
async def log_out(service: AuthServiceDep, data: RefreshRequest) -> None:
    await service.log_out(data.refresh_token)


@router.post(
    "/logout-everywhere",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(401, 503),
)
async def log_out_everywhere(service: AuthServiceDep, user: CurrentUser) -> None:
    await service.log_out_everywhere(user.id)


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


@router.get("/me", responses=problems(401, 503))
async def me(user: CurrentUser) -> UserRead:
    return user
