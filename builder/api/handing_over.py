"""The project of a revision, on its way to somebody."""

from fastapi import Request, Response, status

from ..services.ledger import LedgerService
from ..services.saved_project import SavedProject
from .archives import stored_archive_response


async def handed_over(
    request: Request, saved: SavedProject, ledger: LedgerService, taker: str
) -> Response:
    """Answer with the archive, and note who took it; who has it already takes nothing."""
    response = await stored_archive_response(request, saved.project, saved.etag)
    if response.status_code == status.HTTP_200_OK and request.method == "GET":
        await ledger.note(saved, taker)
    return response
