"""Accounts linked with identities of the provider, over HTTP."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response, status
from fastapi.responses import RedirectResponse

from ...core.attempts import Attempt
from ...core.browser import cookie
from ...core.openapi import problems
from ...schemas.code_flow import NextPath, ProviderAnswer
from ...schemas.linked_identity import LinkedIdentityRead, ProviderAddress
from ...services.linked_identity import LinkedIdentityService
from ...services.provider import ProviderService
from ..callers import CurrentUser, current_user
from ..code_flow import SEE_OTHER, address, keep, returned
from ..deps import PathKey, SessionDep

LINK = "link"

router = APIRouter(
    prefix="/auth/identities",
    tags=["auth"],
    responses=problems(401, 503),
)


async def _service(session: SessionDep) -> LinkedIdentityService:
    return LinkedIdentityService(session)


async def _provider(request: Request, session: SessionDep, _: CurrentUser) -> ProviderService:
    """Return who is asked for somebody signed in, while no transaction is open."""
    await session.rollback()
    state = request.app.state
    callback = address(state.settings, "/auth/identities/link/callback")
    return ProviderService(state.provider, callback)


Service = Annotated[LinkedIdentityService, Depends(_service)]
LinkingProvider = Annotated[ProviderService, Depends(_provider)]


@router.get("")
async def list_identities(service: Service, user: CurrentUser) -> Sequence[LinkedIdentityRead]:
    return await service.of(user.id)


@router.post("", responses=problems(422), dependencies=[Depends(current_user)])
async def begin_link(
    request: Request,
    response: Response,
    provider: LinkingProvider,
    destination: NextPath = "/",
) -> ProviderAddress:
    attempt = Attempt.begin(destination)
    url = await provider.url(attempt)
    keep(cookie(LINK, request.app.state.settings), response, attempt)
    return ProviderAddress(url=url)


@router.get(
    "/link/callback",
    status_code=SEE_OTHER,
    response_class=RedirectResponse,
    responses=problems(409, 422),
)
async def finish_link(
    request: Request,
    service: Service,
    provider: LinkingProvider,
    user: CurrentUser,
    answer: Annotated[ProviderAnswer, Query()],
) -> RedirectResponse:
    settings = request.app.state.settings
    kept = cookie(LINK, settings)
    attempt = await provider.attempt(kept.read(request), answer)
    if answer.error is None:
        await service.link(user.id, await provider.identity(attempt, answer.code))
    response = returned(settings, attempt.destination, answer.error)
    kept.clear(response)
    return response


@router.delete(
    "/{identity_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(404, 422),
)
async def unlink(service: Service, user: CurrentUser, identity_id: PathKey) -> None:
    await service.unlink(user.id, identity_id)
