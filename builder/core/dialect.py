"""Which database it is: an SQLite file, or a PostgreSQL server for several replicas."""

from sqlalchemy import event, exc, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine

from . import numbers, postgresql, sqlite
from .config import Settings
from .constraints import Constraint

_ENGINES = {
    "postgresql+asyncpg": postgresql.create_engine,
    "sqlite+aiosqlite": sqlite.create_engine,
}

_CAUSE = "cause"
_DISK_FULL = "53100"
_NO_SAVEPOINT = "no such savepoint"
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR")


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
    engine = _ENGINES[_driver(settings)](settings)
    event.listen(engine.sync_engine, "handle_error", _name_cause, retval=True)
    numbers.install(engine.sync_engine)
    return engine


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
    """Return whether the same request may succeed soon, also once a disk is mended."""
    return sqlite.is_unavailable(error) or postgresql.is_unavailable(error)


def is_out_of_room(error: exc.SQLAlchemyError) -> bool:
    """Return whether the disk of the database is full: reading goes on, and no save is lost."""
    cause = getattr(error, "orig", None)
    return getattr(cause, "sqlstate", None) == _DISK_FULL or _sqlite_error(cause) == "SQLITE_FULL"


def _sqlite_error(error: BaseException | None) -> str:
    name: str = getattr(error, "sqlite_errorname", "")
    return name


def _name_cause(context: ExceptionContext) -> exc.DBAPIError | None:
    """Raise what ended a transaction: SQLite itself only says that a savepoint is gone with it."""
    noted = context.connection.info if context.connection else {}
    if _sqlite_error(context.original_exception).startswith(_OF_THE_DISK):
        noted[_CAUSE] = context.original_exception
    elif _NO_SAVEPOINT in str(context.original_exception) and _CAUSE in noted:
        return exc.OperationalError(context.statement, None, noted.pop(_CAUSE))
    return None
