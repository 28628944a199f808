"""Signing in to the pages with a password."""

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Form, Request, Response
from pydantic import BaseModel, ValidationError

from ...api.authentication import VisitorDep, remember
from ...api.deps import SessionDep
from ...core.callers import AuthenticationError
from ...schemas.auth import LogIn
from ...services.auth import AuthService
from ..addresses import ADMIN, SIGN_IN, way_back
from ..pages import gone_on, page
from ..site import WAYS_IN

router = APIRouter(include_in_schema=False)


class _Form(BaseModel):
    email: str = ""
    password: str = ""
    next: str = ADMIN


async def _service(request: Request, session: SessionDep) -> AuthService:
    state = request.app.state
    return AuthService(session, state.settings, state.password_hasher)


Service = Annotated[AuthService, Depends(_service)]


@router.post(SIGN_IN)
async def sign_in_with_password(
    request: Request, service: Service, visitor: VisitorDep, form: Annotated[_Form, Form()]
) -> Response:
    there = way_back(form.next)
    try:
        data = LogIn.model_validate({"email": form.email, "password": form.password})
        opened = await service.log_in(data, visitor)
    except (AuthenticationError, ValidationError):
        about = {"ways": WAYS_IN, "next": there, "email": form.email, "is_refused": True}
        return page(request, "sign_in.html", None, HTTPStatus.UNAUTHORIZED, **about)
    response = gone_on(request, there)
    remember(request, response, opened)
    return response


def install(app: FastAPI) -> None:
    """Let the application take passwords."""
    app.include_router(router)
