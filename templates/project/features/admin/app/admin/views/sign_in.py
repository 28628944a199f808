"""Signing in to the pages, and out again."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from ...api.authentication import BrowserSessions, SessionToken
from ...core.browser import BrowserCookie
from ..addresses import ADMIN, SIGN_IN, SIGN_OUT, way_back
from ..pages import gone_on, page
from ..site import WAYS_IN

router = APIRouter(include_in_schema=False)


@router.get(SIGN_IN)
async def sign_in(
    request: Request, destination: Annotated[str, Query(alias="next")] = ADMIN
) -> Response:
    about = {"ways": WAYS_IN, "next": way_back(destination), "email": "", "is_refused": False}
    return page(request, "sign_in.html", **about)


@router.post(SIGN_OUT)
async def sign_out(request: Request, sessions: BrowserSessions, token: SessionToken) -> Response:
    if token is not None:
        await sessions.end(token)
    response = gone_on(request, SIGN_IN)
    cookie: BrowserCookie = request.app.state.session_cookie
    cookie.clear(response)
    return response
