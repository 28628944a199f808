"""Forgotten passwords over HTTP."""

from typing import Annotated

from fastapi import APIRouter, BackgroundTasks, Depends, Request, status

from ...core.openapi import problems
from ...schemas.forgotten_password import PasswordResetRequest
from ...services.forgotten_password import ForgottenPasswordService

router = APIRouter(prefix="/auth", tags=["auth"])


async def _service(request: Request) -> ForgottenPasswordService:
    state = request.app.state
    return ForgottenPasswordService(
        state.sessions,
        state.password_hasher,
        state.mailer,
        state.settings.reset_page,
    )


Service = Annotated[ForgottenPasswordService, Depends(_service)]


@router.post(
    "/password-reset-request",
    status_code=status.HTTP_202_ACCEPTED,
    responses=problems(400, 413, 422),
)
async def request_password_reset(
    service: Service,
    data: PasswordResetRequest,
    later: BackgroundTasks,
) -> None:
    later.add_task(service.mail_link, data.email)
