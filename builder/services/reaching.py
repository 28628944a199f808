"""What the database does when it is away, told as such."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from ..core.exceptions import UnavailableError

AWAY: Final = (OSError, DBAPIError, PoolTimeoutError)


@contextmanager
def reaching(what: str) -> Generator[None]:
    """Raise UnavailableError, which names `what`, where the database does not answer."""
    try:
        yield
    except AWAY as error:
        message = f"{what} cannot be reached just now. Try again soon."
        raise UnavailableError(message) from error
