"""A link that is pasted to compare with: what is kept under a shared one, and whose it is."""

from dataclasses import replace

from fastapi import Request

from ..blueprint.catalog import Catalog
from ..core.exceptions import NotFoundError
from ..services.share import ShareService
from .address import DEFAULTS, OTHER, PLAIN, SHARED, UNREADABLE, address_of, bare_host
from .reading import Reading
from .stored import origin_of


async def followed(request: Request, reading: Reading, catalog: Catalog) -> Reading:
    """Return the reading with the query of a shared project in the place of its link.

    Only the wizard's own address stands for the defaults.
    """
    against = reading.view.against
    if against == DEFAULTS and _is_elsewhere(request):
        return _against(reading, UNREADABLE)
    if against.startswith(SHARED):
        query = await _query(request, against.removeprefix(SHARED), catalog)
        return _against(reading, query)
    return reading


def _against(reading: Reading, query: str) -> Reading:
    return replace(reading, view=replace(reading.view, against=query))


def _is_elsewhere(request: Request) -> bool:
    """Tell whether a link was pasted that is the address of somebody else."""
    host = bare_host(request.query_params.get(OTHER, ""))
    return host.lower() not in {"", request.url.netloc.lower()}


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
