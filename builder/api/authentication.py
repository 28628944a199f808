"""Who is calling: dependencies of endpoints that need to know."""

from typing import Annotated, override

from fastapi import Depends, Request, Response, Security
from fastapi.security import APIKeyCookie
from starlette.requests import HTTPConnection

from ..core.browser import BOUND_TO_HOST, SESSION, BrowserCookie
from ..schemas.user import UserRead
from ..services.browser_session import BrowserSessionService, Opened, Visitor
from .deps import SessionDep

SECONDS_OF_A_DAY = 86_400


class SessionCookie(APIKeyCookie):
    """The session, in the cookie that the settings name."""

    @override
    async def __call__(self, request: HTTPConnection) -> str | None:
        cookie: BrowserCookie = request.app.state.session_cookie
        return request.cookies.get(cookie.name)


session_cookie = SessionCookie(
    name=BOUND_TO_HOST + SESSION,
    description="Sign in through `auth/login`: your browser keeps the cookie, and sends it.",
    auto_error=False,
)


async def browser_sessions(request: Request, session: SessionDep) -> BrowserSessionService:
    """Return the service for this request."""
    return BrowserSessionService(session, request.app.state.settings)


async def visitor(request: Request) -> Visitor:
    """Return the browser that asks for a session."""
    cookie: BrowserCookie = request.app.state.session_cookie
    return Visitor(request.headers.get("User-Agent", ""), cookie.read(request))


BrowserSessions = Annotated[BrowserSessionService, Depends(browser_sessions)]
SessionToken = Annotated[str | None, Security(session_cookie)]
VisitorDep = Annotated[Visitor, Depends(visitor)]


def remember(request: Request, response: Response, opened: Opened) -> None:
    """Let the browser keep a session that was opened for it."""
    state = request.app.state
    cookie: BrowserCookie = state.session_cookie
    cookie.write(response, opened.token, state.settings.session_days * SECONDS_OF_A_DAY)


async def optional_user(service: BrowserSessions, token: SessionToken) -> UserRead | None:
    """Return who is signed in, if anybody: browsers go on sending what has ended."""
    if token is None:
        return None
    return await service.signed_in(token)
