"""Whether PostgreSQL holds the application to its walls between tenants."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

_BYPASSES = text(
    "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user",
)
_logger = logging.getLogger(__name__)


@asynccontextmanager
async def row_security(app: FastAPI) -> AsyncGenerator[None]:
    """Say in the log where the role of the application stands above row level security."""
    try:
        await warn(app.state.sessions)
    except (OSError, SQLAlchemyError):
        _logger.warning("The database did not tell whether row level security holds.")
    yield


async def warn(sessions: async_sessionmaker[AsyncSession]) -> None:
    """Ask the database once. Raises what the driver raises where it does not answer."""
    async with sessions() as session:
        if await session.scalar(_BYPASSES):
            _logger.warning(
                "The role of APP_DATABASE_URL bypasses row level security: only the application "
                "keeps tenants apart. Connect as an ordinary role."
            )
