"""The query of a Blueprint, with the entities that its draft stands for."""

from typing import Annotated

from fastapi import Depends, Request

from ..blueprint.forms.drafts import names_in
from ..services.draft import DraftService, require


def get_draft_service(request: Request) -> DraftService:
    """Return the service over the application's database."""
    return DraftService(request.app.state.sessions)


DraftServiceDep = Annotated[DraftService, Depends(get_draft_service)]


async def open_query(request: Request, service: DraftServiceDep) -> str:
    """Return the query. Raises NotFoundError and UnavailableError."""
    query = request.url.query
    drafts = await service.known(names_in(query))
    require(drafts, query)
    return drafts.opened(query)


OpenedQuery = Annotated[str, Depends(open_query)]
