"""Everything that is particular to PostgreSQL."""

from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

if TYPE_CHECKING:
    from sqlalchemy.exc import IntegrityError

RECYCLE_SECONDS = 1_800


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine that notices by itself when the server was restarted."""
    return create_async_engine(
        settings.database_url.get_secret_value(),
        pool_size=settings.database_pool_size,
        pool_pre_ping=True,
        pool_recycle=RECYCLE_SECONDS,
    )


def violated(error: "IntegrityError") -> Constraint | None:
    """Return the constraint behind `error`, by the name that the server tells."""
    cause = getattr(error.orig, "driver_exception", None)
    return CONSTRAINTS.get(getattr(cause, "constraint_name", ""))
