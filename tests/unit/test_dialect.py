"""What errors of SQLite mean."""

import sqlite3

import pytest
from sqlalchemy import exc

from builder.core.dialect import is_unavailable


def error(name: str) -> exc.DBAPIError:
    """Return an error of the database called `name`."""
    cause = sqlite3.OperationalError("message")
    cause.sqlite_errorname = name
    return exc.OperationalError("SELECT 1", {}, cause)


@pytest.mark.parametrize("name", ["SQLITE_BUSY", "SQLITE_BUSY_SNAPSHOT", "SQLITE_LOCKED"])
def test_what_another_process_holds_may_be_tried_again(name: str) -> None:
    assert is_unavailable(error(name))


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_IOERR_WRITE"])
def test_what_the_disk_refuses_may_be_tried_again(name: str) -> None:
    assert is_unavailable(error(name))


def test_a_mistake_stays_a_mistake() -> None:
    assert not is_unavailable(error("SQLITE_ERROR"))
