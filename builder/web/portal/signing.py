"""Signing in and out."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response

from ...api.accounts import SetupServiceDep
from ...api.attempts import Counted
from ...api.authentication import BrowserSessions, SessionToken, VisitorDep
from ...api.second_factors import AttemptCookie, PasswordSignInDep
from ...core.browser import BrowserCookie
from ...core.callers import AuthenticationError
from ...schemas.auth import LogIn
from ...services.browser_session import Opened
from ...services.password_sign_in import LIFETIME
from ..forms import Form
from ..language import InLanguage, local
from ..trouble import PageRoute
from ..words import gettext as _
from ..words import marked
from .entries import UnreadableEntryError, read, refused
from .showing import lead, welcome
from .ways_in import NEXT, Next, SignInError, sign_in_page, what_failed

_DONE = {
    "password": marked("Your password is changed. Sign in with the new one."),
    "attempt": marked("That took too long, or too many codes were wrong. Sign in again."),
}

router = APIRouter(route_class=PageRoute, include_in_schema=False, dependencies=[InLanguage])


@router.head("/sign-in")
@router.get("/sign-in")
async def show_sign_in(
    request: Request,
    setup: SetupServiceDep,
    there: Next = "",
    done: str = "",
    error: SignInError = "",
) -> Response:
    """Ask for e-mail address and password, and tell where nobody runs the site yet."""
    told = {
        "done": _(_DONE.get(done, "")),
        "failed": what_failed(error),
        "is_new": await setup.is_needed(),
    }
    return sign_in_page(request, local(there), told=told)


@router.post("/sign-in", dependencies=[Counted])
async def sign_in(
    request: Request,
    form: Form,
    service: PasswordSignInDep,
    visitor: VisitorDep,
    attempts: AttemptCookie,
) -> Response:
    """Open a session and lead back to where it was needed, or ask for the second factor first."""
    there = local(dict(form).get(NEXT, ""))
    try:
        begun = await service.begin(read(LogIn, form), visitor)
    except (UnreadableEntryError, AuthenticationError) as error:
        return sign_in_page(request, there, refused(form, error))
    if isinstance(begun, Opened):
        return welcome(request, begun, there)
    response = lead(f"/sign-in/code?{urlencode({NEXT: there})}")
    attempts.write(response, begun, int(LIFETIME.total_seconds()))
    return response


@router.post("/sign-out")
async def sign_out(request: Request, sessions: BrowserSessions, token: SessionToken) -> Response:
    """End the session of this browser."""
    if token is not None:
        await sessions.end(token)
    response = lead("/")
    cookie: BrowserCookie = request.app.state.session_cookie
    cookie.clear(response)
    return response
