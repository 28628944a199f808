"""Signing in over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from ...core.openapi import problems
from ...schemas.auth import LogIn
from ...schemas.user import UserRead
from ...services.auth import AuthService
from ..authentication import VisitorDep, remember
from ..deps import SessionDep

router = APIRouter(prefix="/auth", tags=["auth"])


async def _service(request: Request, session: SessionDep) -> AuthService:
    state = request.app.state
    return AuthService(session, state.settings, state.password_hasher)


Service = Annotated[AuthService, Depends(_service)]


@router.post("/login", responses=problems(400, 401, 413, 422, 503))
async def log_in(
    request: Request,
    response: Response,
    service: Service,
    visitor: VisitorDep,
    data: LogIn,
) -> UserRead:
    opened = await service.log_in(data, visitor)
    remember(request, response, opened)
    return opened.user
