"""The way to the providers beside the first, and back: as that to the first, below their keys."""

from fastapi import APIRouter, Depends
from fastapi.responses import JSONResponse, RedirectResponse

from ...core.openapi import problems
from ..attempts import Counted
from ..callers import current_user
from ..code_flow import SEE_OTHER
from ..offers import require_provider
from .code_flow import begin_sign_in, finish_sign_in, log_out_of_provider
from .linked_identity import begin_link, finish_link

_KNOWN = Depends(require_provider)
_SIGNED_IN = Depends(current_user)

router = APIRouter(
    prefix="/auth/providers/{provider}",
    tags=["auth"],
    default_response_class=RedirectResponse,
    responses=problems(404, 422, 503),
)

router.add_api_route(
    "/login",
    begin_sign_in,
    name="begin_sign_in_with",
    status_code=SEE_OTHER,
    dependencies=[_KNOWN],
)
router.add_api_route(
    "/callback",
    finish_sign_in,
    name="finish_sign_in_with",
    status_code=SEE_OTHER,
    responses=problems(401, 429),
    dependencies=[_KNOWN, Counted],
)
router.add_api_route(
    "/logout",
    log_out_of_provider,
    name="log_out_of_provider_with",
    status_code=SEE_OTHER,
    dependencies=[_KNOWN],
)
router.add_api_route(
    "/link",
    begin_link,
    name="begin_link_with",
    methods=["POST"],
    response_class=JSONResponse,
    responses=problems(401),
    dependencies=[_SIGNED_IN, _KNOWN],
)
router.add_api_route(
    "/link/callback",
    finish_link,
    name="finish_link_with",
    status_code=SEE_OTHER,
    responses=problems(401, 409),
    dependencies=[_SIGNED_IN, _KNOWN],
)
