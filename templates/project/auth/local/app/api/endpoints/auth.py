"""Signing in and out over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Form, status

from ...core.openapi import problems
from ...schemas.auth import LogIn, RefreshRequest, TokenPair
from ...schemas.user import UserRead
from ..authentication import AuthServiceDep
from ..callers import CurrentUser

router = APIRouter(prefix="/auth", tags=["auth"])


@router.post("/login", responses=problems(400, 401, 413, 422, 503))
async def log_in(service: AuthServiceDep, data: Annotated[LogIn, Form()]) -> TokenPair:
    return await service.log_in(data)


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


@router.get("/me", responses=problems(401, 503))
async def me(user: CurrentUser) -> UserRead:
    return user
