"""The way to the providers beside the first, and back: as that to the first, below their keys."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse

from ...core.openapi import problems
from ...schemas.code_flow import NextPath, ProviderAnswer
from ...schemas.linked_identity import ProviderAddress
from ..attempts import Counted
from ..authentication import VisitorDep
from ..callers import CurrentUser, current_user
from ..code_flow import SEE_OTHER, ProviderServiceDep
from ..offers import require_provider
from .code_flow import SignIn, begin_sign_in, finish_sign_in, log_out_of_provider
from .linked_identity import LinkingProvider, Service, begin_link, finish_link

_KNOWN = Depends(require_provider)
_SIGNED_IN = Depends(current_user)

router = APIRouter(
    prefix="/auth/providers/{provider}",
    tags=["auth"],
    responses=problems(404, 422, 503),
)


@router.get(
    "/login",
    status_code=SEE_OTHER,
    response_class=RedirectResponse,
    dependencies=[_KNOWN],
)
async def begin_sign_in_with(
    request: Request, provider: ProviderServiceDep, destination: NextPath = "/"
) -> RedirectResponse:
    return await begin_sign_in(request, provider, destination)


@router.get(
    "/callback",
    status_code=SEE_OTHER,
    response_class=RedirectResponse,
    responses=problems(401, 429),
    dependencies=[_KNOWN, Counted],
)
async def finish_sign_in_with(
    request: Request,
    provider: ProviderServiceDep,
    sign_in: SignIn,
    visitor: VisitorDep,
    answer: Annotated[ProviderAnswer, Query()],
) -> RedirectResponse:
    return await finish_sign_in(request, provider, sign_in, visitor, answer)


@router.get(
    "/logout",
    status_code=SEE_OTHER,
    response_class=RedirectResponse,
    dependencies=[_KNOWN],
)
async def log_out_of_provider_with(
    request: Request, provider: ProviderServiceDep
) -> RedirectResponse:
    return await log_out_of_provider(request, provider)


@router.post(
    "/link",
    responses=problems(401),
    dependencies=[_SIGNED_IN, _KNOWN],
)
async def begin_link_with(
    request: Request,
    response: Response,
    provider: LinkingProvider,
    destination: NextPath = "/",
) -> ProviderAddress:
    return await begin_link(request, response, provider, destination)


@router.get(
    "/link/callback",
    status_code=SEE_OTHER,
    response_class=RedirectResponse,
    responses=problems(401, 409),
    dependencies=[_SIGNED_IN, _KNOWN],
)
async def finish_link_with(
    request: Request,
    service: Service,
    provider: LinkingProvider,
    user: CurrentUser,
    answer: Annotated[ProviderAnswer, Query()],
) -> RedirectResponse:
    return await finish_link(request, service, provider, user, answer)
