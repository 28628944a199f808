"""The first start: the server prints what the first account is made with."""

import logging
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy.exc import SQLAlchemyError

from ..services.setup import SetupService

_logger = logging.getLogger(__name__)


@asynccontextmanager
async def setup(app: FastAPI) -> AsyncGenerator[None]:
    """Print a token as long as nobody runs the site; without a database, nobody does."""
    try:
        await _offer(app)
    except (OSError, SQLAlchemyError) as error:
        reason = str(error).partition("\n")[0]
        _logger.warning("Nobody can sign in: the database cannot be used (%s).", reason)
    yield


async def _offer(app: FastAPI) -> None:
    state = app.state
    async with state.sessions() as session:
        service = SetupService(session, state.settings, state.password_hasher, "")
        if not await service.is_needed():
            return
        token = await service.offer()
    if token is None:
        _logger.warning("No administrator yet: the setup token was printed a moment ago.")
        return
    _logger.warning("No administrator yet: the setup token is %s", token)
    _logger.warning("Enter it at %s/setup, once.", state.settings.public_url)
