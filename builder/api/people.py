"""The accounts of others, whose endpoints are those of every project: here, changes are noted."""

from typing import get_args

from fastapi import FastAPI

from ..services.audit import Actor
from ..services.people import NotedUserService
from .callers import CurrentUser
from .deps import SessionDep
from .endpoints.user import Service
from .shares import Client


def get_noted_user_service(
    session: SessionDep, user: CurrentUser, client: Client
) -> NotedUserService:
    """Return the service of accounts, on behalf of who is signed in."""
    return NotedUserService(session, Actor(user, client))


def install(app: FastAPI) -> None:
    """Note what is done to accounts over HTTP, too."""
    _, service = get_args(Service)
    app.dependency_overrides[service.dependency] = get_noted_user_service
