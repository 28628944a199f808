"""The own account, whose endpoints are those of every project: here, what ends is noted."""

from fastapi import FastAPI, Request

from ..services.noted_password import NotedPasswordService
from ..services.noted_session import NotedSessionService
from .authentication import BrowserSessions
from .deps import SessionDep
from .endpoints.password import Passwords
from .replacing import replace
from .shares import Client


async def get_noted_sessions(
    request: Request, session: SessionDep, client: Client
) -> NotedSessionService:
    """Return the service of sessions, for who comes from an address."""
    return NotedSessionService(session, request.app.state.settings, client)


async def get_noted_passwords(
    request: Request, session: SessionDep, client: Client
) -> NotedPasswordService:
    """Return the service of passwords, for who comes from an address."""
    return NotedPasswordService(session, request.app.state.password_hasher, client)


def install(app: FastAPI) -> None:
    """Note what people do to their own accounts, on the pages and over HTTP."""
    replace(app, BrowserSessions, get_noted_sessions)
    replace(app, Passwords, get_noted_passwords)
