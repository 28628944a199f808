"""Everything that is particular to MariaDB."""

import re
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

if TYPE_CHECKING:
    from sqlalchemy.exc import IntegrityError

CONNECT_SECONDS = 5
RECYCLE_SECONDS = 1_800
SESSION = "SET SESSION sql_mode = 'TRADITIONAL', time_zone = '+00:00'"
_NAME = re.compile(r"for key '(\w+)'$|CONSTRAINT `(\w+)` FOREIGN KEY")


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine that notices by itself when the server was restarted."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.database_pool_size,
        pool_pre_ping=True,
        pool_recycle=RECYCLE_SECONDS,
        isolation_level="READ COMMITTED",
        connect_args={"connect_timeout": CONNECT_SECONDS, "init_command": SESSION},
    )


def violated(error: "IntegrityError") -> Constraint | None:
    """Return the constraint behind `error`: the server names it in its message, and only there."""
    message = str(error.orig.args[-1]) if error.orig else ""
    found = _NAME.search(message)
    return CONSTRAINTS.get(found[1] or found[2]) if found else None
