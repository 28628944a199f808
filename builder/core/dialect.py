"""Which database it is: an SQLite file, or a PostgreSQL server for several replicas."""

from sqlalchemy import exc, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from . import postgresql, sqlite
from .config import Settings
from .constraints import Constraint

_ENGINES = {
    "postgresql+asyncpg": postgresql.create_engine,
    "sqlite+aiosqlite": sqlite.create_engine,
}


class UnknownDatabaseError(ValueError):
    """The address of the database is none, or leads to one on which the builder does not run."""

    def __init__(self) -> None:
        """Say how an address begins, and nothing of the one that was given."""
        beginnings = " or ".join(f"{name}://" for name in _ENGINES)
        super().__init__(f"APP_DATABASE_URL has to begin with {beginnings}")


def is_embedded(settings: Settings) -> bool:
    """Return whether the database is a file. Raises UnknownDatabaseError."""
    return _driver(settings) == "sqlite+aiosqlite"


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine for the database of the settings. Raises UnknownDatabaseError."""
    return _ENGINES[_driver(settings)](settings)


def _driver(settings: Settings) -> str:
    try:
        name = make_url(settings.database_url.get_secret_value()).drivername
    except exc.ArgumentError as error:
        raise UnknownDatabaseError from error
    if name not in _ENGINES:
        raise UnknownDatabaseError
    return name


def violated(error: exc.IntegrityError) -> Constraint | None:
    """Return the constraint behind `error`: each database tells it in a way of its own."""
    return sqlite.violated(error) or postgresql.violated(error)


def is_unavailable(error: exc.SQLAlchemyError) -> bool:
    """Return whether the same request may succeed soon."""
    return sqlite.is_unavailable(error) or postgresql.is_unavailable(error)
