"""Whether the application can work."""

import asyncio

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.exceptions import UnavailableError

TIMEOUT_SECONDS = 2


class HealthService:
    """Asks what the application depends on."""

    def __init__(self, session: AsyncSession) -> None:
        """Ask the database through `session`."""
        self._session = session

    async def check(self) -> None:
        """Raise UnavailableError where the database does not answer in time."""
        try:
            async with asyncio.timeout(TIMEOUT_SECONDS):
                await self._session.execute(select(1))
        except (OSError, SQLAlchemyError) as error:
            message = "The database does not answer."
            raise UnavailableError(message) from error
