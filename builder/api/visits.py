"""Whose account an identity is, for endpoints."""

from typing import Annotated

from fastapi import Depends, Request

from ..services.visits import VisitService
from .deps import SessionDep


async def visits(request: Request, session: SessionDep) -> VisitService:
    """Return the service for this request."""
    return VisitService(session, request.app.state.password_hasher)


Visits = Annotated[VisitService, Depends(visits)]
