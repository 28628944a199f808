"""A shared link that is pasted to compare with: what is kept under it, as a query."""

from dataclasses import replace

from fastapi import Request

from ..blueprint.catalog import Catalog
from ..core.exceptions import NotFoundError
from ..services.share import ShareService
from .address import PLAIN, SHARED, UNREADABLE, address_of
from .reading import Reading
from .stored import origin_of


async def followed(request: Request, reading: Reading, catalog: Catalog) -> Reading:
    """Return the reading with the query of a shared project in the place of its link."""
    against = reading.view.against
    if not against.startswith(SHARED):
        return reading
    query = await _query(request, against.removeprefix(SHARED), catalog)
    return replace(reading, view=replace(reading.view, against=query))


async def _query(request: Request, code: str, catalog: Catalog) -> str:
    state = request.app.state
    if not state.settings.sharing:
        return UNREADABLE
    async with state.sessions() as session:
        try:
            shared = await ShareService(session, state.projects).read(code)
        except NotFoundError:
            return UNREADABLE
    blueprint = origin_of(shared, catalog).blueprint
    return address_of(blueprint, catalog).query or PLAIN if blueprint else UNREADABLE
