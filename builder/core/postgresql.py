"""Everything that is particular to PostgreSQL."""

from sqlalchemy import exc
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

APPLICATION = "accelerator"
CONNECT_SECONDS = 5
POOL_SECONDS = 10
RECYCLE_SECONDS = 1_800
_PASSING = ("08", "40", "53", "55P03", "57")
"""States of SQL: connection, rollback of a deadlock, resources, lock, shutdown and timeout."""


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
        connect_args={
            "command_timeout": settings.database_timeout,
            "server_settings": {"application_name": APPLICATION},
            "timeout": CONNECT_SECONDS,
        },
    )


def violated(error: exc.IntegrityError) -> Constraint | None:
    """Return the constraint behind `error`, by the name that the server tells."""
    cause = getattr(error.orig, "driver_exception", None)
    return CONSTRAINTS.get(getattr(cause, "constraint_name", ""))


def is_unavailable(error: exc.SQLAlchemyError) -> bool:
    """Return whether the same request may succeed soon."""
    if isinstance(error, exc.DBAPIError):
        state = getattr(error.orig, "sqlstate", None) or ""
        return error.connection_invalidated or state.startswith(_PASSING)
    return isinstance(error, exc.TimeoutError)
