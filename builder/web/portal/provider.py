"""The sign-in providers of the site: the way back from there, and accounts linked with them."""

import re
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, FastAPI, Request, Response

from ...api.attempts import Counted
from ...api.code_flow import keep
from ...api.deps import PathKey, SessionDep
from ...api.endpoints.linked_identity import LINK, LinkingProvider
from ...api.offers import OfferDep, require_provider
from ...api.prefix import PREFIX
from ...core.attempts import Attempt
from ...core.browser import cookie
from ...core.callers import AuthenticationError
from ...core.errors import ERROR_HANDLERS
from ...core.exceptions import AppError
from ...services.noted_identity import NotedIdentityService
from ..language import InLanguage, language_of, local
from ..trouble import PageRoute, trouble
from ..visitors import Acting, Met, signed_in
from ..words import gettext as _
from ..words import marked, speak
from .showing import lead, show
from .ways_in import BACK, NEXT, Next, SignInError, sign_in_page

_VISITED: Final = re.compile(
    rf"{PREFIX}/auth/"
    r"(login|callback|provider-logout|identities/link/callback"
    r"|providers/[^/]*/(login|callback|logout|link/callback))"
)
"""What of the API browsers are led to: a person reads the answer."""

_REFUSALS = (
    marked("An account has this e-mail address: sign in to it, then link the two."),
    marked("Nobody invited this e-mail address: ask an administrator."),
    marked("The account is not active."),
    marked("The answer is not from the sign-in provider."),
    marked("The sign-in provider did not accept the code."),
    marked("The sign-in provider sent no code."),
    marked("The sign-in provider vouches for no e-mail address."),
    marked("This sign-in was not begun in this browser, or took too long."),
)
"""What there is against somebody who comes from the provider."""

router = APIRouter(route_class=PageRoute, include_in_schema=False, dependencies=[InLanguage])
linking = APIRouter(
    prefix="/account/identities",
    route_class=PageRoute,
    include_in_schema=False,
    dependencies=[InLanguage, Met, Depends(signed_in)],
)


async def get_identities(session: SessionDep, actor: Acting) -> NotedIdentityService:
    """Return the service of what the account of the visitor is linked with."""
    return NotedIdentityService(session, actor)


Identities = Annotated[NotedIdentityService, Depends(get_identities)]


@router.head(BACK)
@router.get(BACK)
async def come_back(there: Next = "", error: SignInError = "") -> Response:
    """Lead on to where signing in was needed, or to what went wrong at the provider."""
    if error:
        return lead(f"/sign-in?{urlencode({NEXT: local(there), 'sign_in_error': error})}")
    return lead(local(there))


@linking.post("", dependencies=[Counted])
@linking.post("/of/{provider}", dependencies=[Counted, Depends(require_provider)])
async def begin_link(request: Request, offer: OfferDep, provider: LinkingProvider) -> Response:
    """Show the way to the provider: no form may lead to another site."""
    attempt = Attempt.begin("/account")
    more = {"provider": offer.title, "way": await provider.url(attempt)}
    response = show(request, "link_identity", more=more)
    keep(cookie(LINK, request.app.state.settings), response, attempt)
    return response


@linking.post("/{identity_id}/unlink")
async def unlink(identities: Identities, actor: Acting, identity_id: PathKey) -> Response:
    """Take a link away."""
    await identities.unlink(actor.user.id, identity_id)
    return lead("/account")


def install(app: FastAPI) -> None:
    """Answer browsers that come back from the provider with pages, in their language."""
    app.include_router(router)
    app.include_router(linking)
    app.add_exception_handler(AppError, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    is_read = "text/html" in request.headers.get("Accept", "")
    if isinstance(error, AppError) and is_read and _VISITED.fullmatch(request.scope["path"]):
        speak(language_of(request))
        return _explain(request, error)
    return await ERROR_HANDLERS[AppError](request, error)


def _explain(request: Request, error: AppError) -> Response:
    """Tell who cannot sign in what to do instead."""
    if not isinstance(error, AuthenticationError):
        return trouble(request, error)
    response = sign_in_page(request, "/", told={"failed": _(error.detail)})
    response.status_code = error.status
    response.headers.update(error.headers)
    return response
