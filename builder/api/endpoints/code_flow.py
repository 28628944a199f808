"""Signing in with the provider, over HTTP: there and back."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse

from ...core.attempts import Attempt
from ...core.openapi import problems
from ...schemas.code_flow import NextPath, ProviderAnswer
from ...services.sign_in import SignInService
from ..authentication import BrowserSessions, VisitorDep, remember
from ..code_flow import SEE_OTHER, ProviderServiceDep, keep, returned
from ..visits import Visits

router = APIRouter(
    prefix="/auth",
    tags=["auth"],
    default_response_class=RedirectResponse,
)


async def _sign_in(visits: Visits, sessions: BrowserSessions) -> SignInService:
    return SignInService(visits, sessions)


SignIn = Annotated[SignInService, Depends(_sign_in)]


@router.get("/login", status_code=SEE_OTHER, responses=problems(422, 503))
async def begin_sign_in(
    request: Request,
    provider: ProviderServiceDep,
    destination: NextPath = "/",
) -> RedirectResponse:
    attempt = Attempt.begin(destination)
    response = RedirectResponse(await provider.url(attempt), SEE_OTHER)
    keep(request.app.state.attempt_cookie, response, attempt)
    return response


@router.get("/callback", status_code=SEE_OTHER, responses=problems(401, 422, 503))
async def finish_sign_in(
    request: Request,
    provider: ProviderServiceDep,
    sign_in: SignIn,
    visitor: VisitorDep,
    answer: Annotated[ProviderAnswer, Query()],
) -> RedirectResponse:
    state = request.app.state
    attempt = await provider.attempt(state.attempt_cookie.read(request), answer)
    response = returned(state.settings, attempt.destination, answer.error)
    state.attempt_cookie.clear(response)
    if answer.error is None:
        identity = await provider.identity(attempt, answer.code)
        remember(request, response, await sign_in.open(identity, visitor))
    return response


@router.get("/provider-logout", status_code=SEE_OTHER, responses=problems(503))
async def log_out_of_provider(request: Request, provider: ProviderServiceDep) -> RedirectResponse:
    settings = request.app.state.settings
    destination = settings.return_url or settings.public_url
    return RedirectResponse(await provider.end_session_url(destination), SEE_OTHER)
