"""The accounts of others, whose endpoints are those of every project: here, changes are noted."""

from fastapi import FastAPI

from ..services.audit import Actor
from ..services.people import NotedUserService
from .callers import CurrentUser
from .deps import SessionDep
from .endpoints.user import Service
from .replacing import replace
from .shares import Client


def get_noted_user_service(
    session: SessionDep, user: CurrentUser, client: Client
) -> NotedUserService:
    """Return the service of accounts, on behalf of who is signed in."""
    return NotedUserService(session, Actor(user, client))


def install(app: FastAPI) -> None:
    """Note what is done to accounts over HTTP, too."""
    replace(app, Service, get_noted_user_service)
