"""Everything that is particular to MariaDB."""

import logging
import re

from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

CONNECT_SECONDS = 5
POOL_SECONDS = 10
RECYCLE_SECONDS = 1_800
_SESSION = "SET SESSION sql_mode = 'TRADITIONAL', time_zone = '+00:00', max_statement_time = {}"
_NAME = re.compile(r"for key '(\w+)'$|CONSTRAINT `(\w+)` FOREIGN KEY")
_PASSING = {1040, 1053, 1203, 1205, 1213, 1317, 1927, 1969, 2002, 2003, 2006, 2013}
"""Error numbers: too many connections, shutdown, locks, deadlock, timeout, lost connection."""

logging.getLogger("asyncmy").setLevel(logging.ERROR)
"""In strict mode, what the server warns of is only a note: that a primary key has no name."""


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine that notices by itself when the server was restarted."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        hide_parameters=settings.environment == "production",
        pool_size=settings.database_pool_size,
        max_overflow=0,
        pool_timeout=POOL_SECONDS,
        pool_pre_ping=True,
        pool_recycle=RECYCLE_SECONDS,
        isolation_level="READ COMMITTED",
        connect_args={
            "connect_timeout": CONNECT_SECONDS,
            "init_command": _SESSION.format(settings.database_timeout),
            "read_timeout": settings.database_timeout + CONNECT_SECONDS,
        },
    )


def violated(error: exc.IntegrityError) -> Constraint | None:
    """Return the constraint behind `error`: the server names it in its message, and only there."""
    message = str(error.orig.args[-1]) if error.orig else ""
    found = _NAME.search(message)
    return CONSTRAINTS.get(found[1] or found[2]) if found else None


def is_unavailable(error: exc.SQLAlchemyError) -> bool:
    """Return whether the same request may succeed soon."""
    if isinstance(error, exc.DBAPIError):
        number = error.orig.args[0] if error.orig and error.orig.args else 0
        return error.connection_invalidated or number in _PASSING
    return isinstance(error, exc.TimeoutError)
