"""Who is signed in, and with which browsers, over HTTP."""

from collections.abc import Sequence

from fastapi import APIRouter, Request, Response, status

from ...core.browser import BrowserCookie
from ...core.openapi import problems
from ...schemas.browser_session import SessionRead
from ...schemas.user import UserRead
from ..authentication import BrowserSessions, SessionToken
from ..callers import CurrentUser
from ..deps import PathKey

router = APIRouter(prefix="/auth", tags=["auth"])


@router.get("/me", responses=problems(401, 503))
async def me(user: CurrentUser) -> UserRead:
    return user


@router.post(
    "/logout",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(503),
    openapi_extra={"security": [{}]},
)
async def log_out(
    request: Request,
    response: Response,
    sessions: BrowserSessions,
    token: SessionToken,
) -> None:
    if token is not None:
        await sessions.end(token)
    _forget(request, response)


@router.post(
    "/logout-everywhere",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(401, 503),
)
async def log_out_everywhere(
    request: Request,
    response: Response,
    sessions: BrowserSessions,
    user: CurrentUser,
) -> None:
    await sessions.end_all(user.id)
    _forget(request, response)


@router.get("/sessions", responses=problems(401, 503))
async def list_sessions(
    sessions: BrowserSessions,
    user: CurrentUser,
    token: SessionToken,
) -> Sequence[SessionRead]:
    return await sessions.of(user.id, token)


@router.delete(
    "/sessions/{session_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=problems(401, 404, 422, 503),
)
async def end_session(sessions: BrowserSessions, user: CurrentUser, session_id: PathKey) -> None:
    await sessions.end_one(user.id, session_id)


def _forget(request: Request, response: Response) -> None:
    cookie: BrowserCookie = request.app.state.session_cookie
    cookie.clear(response)
