"""Numbers that are larger than any key: SQLite finds nothing by them, PostgreSQL takes none."""

from sqlalchemy import Engine, event
from sqlalchemy.engine import ExceptionContext

from .exceptions import NotFoundError

_TOO_LARGE = "out of int32 range"


def install(engine: Engine) -> None:
    """Say of such a number that nothing has it, whichever database is asked."""
    event.listen(engine, "handle_error", _miss)


def _miss(context: ExceptionContext) -> None:
    """Raise NotFoundError where the driver refuses a number."""
    if _TOO_LARGE in str(context.original_exception):
        message = "There is nothing of that number."
        raise NotFoundError(message)
