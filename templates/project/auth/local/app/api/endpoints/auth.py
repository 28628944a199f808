"""Signing in and out over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, status
from fastapi.security import OAuth2PasswordRequestForm

from ...core.openapi import problems
from ...schemas.auth import RefreshRequest, TokenPair
from ...schemas.user import Register, UserRead
from ..authentication import AuthServiceDep, CurrentUser

router = APIRouter(prefix="/auth", tags=["auth"])


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


@router.get("/me", responses=problems(401, 503))
async def me(user: CurrentUser) -> UserRead:
    return user
