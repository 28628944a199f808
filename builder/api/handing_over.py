"""The project of a revision, on its way to somebody."""

import logging

from fastapi import Request, Response, status

from ..services.ledger import LedgerService
from ..services.reaching import AWAY
from ..services.saved_project import SavedProject
from .archives import stored_archive_response

_logger = logging.getLogger(__name__)


async def handed_over(
    request: Request, saved: SavedProject, ledger: LedgerService, taker: str
) -> Response:
    """Answer with the archive, and note who took it; who has it already takes nothing.

    A database that is away, or full, keeps nobody from what was read of it already.
    """
    response = await stored_archive_response(request, saved.project, saved.etag)
    if response.status_code == status.HTTP_200_OK and request.method == "GET":
        try:
            await ledger.note(saved, taker)
        except AWAY as error:
            _logger.warning("A download was not noted: %s", type(error).__name__)
    return response
