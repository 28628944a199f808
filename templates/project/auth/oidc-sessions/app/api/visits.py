"""Whose account an identity is, for endpoints."""

from typing import Annotated

from fastapi import Depends

from ..services.visits import VisitService
from .deps import SessionDep


async def visits(session: SessionDep) -> VisitService:
    """Return the service for this request."""
    return VisitService(session)


Visits = Annotated[VisitService, Depends(visits)]
