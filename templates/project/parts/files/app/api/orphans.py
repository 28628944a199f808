"""What a request left over is deleted behind its answer."""

import logging

from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp, Receive, Scope, Send

from ..core.exceptions import UnavailableError
from ..core.orphans import Suspects, suspects
from ..services.orphans import OrphanService

_logger = logging.getLogger(__name__)


class OrphanMiddleware:
    """Deletes the files that a request made orphans: only then it is certain what was committed."""

    def __init__(self, app: ASGIApp) -> None:
        """Clean up behind `app`."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        noted: Suspects = {}
        token = suspects.set(noted)
        try:
            await self.app(scope, receive, send)
        finally:
            suspects.reset(token)
            if noted:
                await _delete(scope, noted)


async def _delete(scope: Scope, noted: Suspects) -> None:
    """Delete what no row names; what cannot be deleted now is left to the script.

    Each is looked for as it was worked on: what narrowed that session is in its `info`.
    """
    state = scope["app"].state
    try:
        for key, info in noted.items():
            async with state.sessions(info=info) as session:
                await OrphanService(session, state.storage).delete([key])
    except (OSError, SQLAlchemyError, UnavailableError):
        _logger.warning("Files are left over, for scripts.delete_orphans", exc_info=True)
