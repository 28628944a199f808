"""Which databases the builder runs on."""

import sqlite3
from unittest.mock import Mock

import pytest
from sqlalchemy import exc

from builder.core.dialect import (
    UnknownDatabaseError,
    create_engine,
    is_embedded,
    is_out_of_room,
    is_unavailable,
)
from tests.settings import IsolatedSettings

ADDRESSES = ["mysql+asyncmy://root@127.0.0.1/x", "postgresql://u:secret@127.0.0.1/x", "nowhere"]


def at(url: str) -> IsolatedSettings:
    """Return settings with an address of the database."""
    return IsolatedSettings.model_validate({"database_url": url})


@pytest.mark.parametrize("url", ADDRESSES)
def test_another_database_is_refused_without_its_address(url: str) -> None:
    with pytest.raises(UnknownDatabaseError, match="begin with postgresql") as refusal:
        create_engine(at(url))
    assert url not in str(refusal.value)


@pytest.mark.parametrize(
    ("url", "dialect"),
    [("sqlite+aiosqlite:///a.db", "sqlite"), ("postgresql+asyncpg://127.0.0.1/a", "postgresql")],
)
def test_the_address_tells_which_database_it_is(url: str, dialect: str) -> None:
    assert create_engine(at(url)).dialect.name == dialect
    assert is_embedded(at(url)) is (dialect == "sqlite")


def sqlite_error(name: str) -> exc.DBAPIError:
    """Return an error of SQLite called `name`."""
    cause = sqlite3.OperationalError("message")
    cause.sqlite_errorname = name
    return exc.OperationalError("SELECT 1", {}, cause)


def server_error(state: str) -> exc.DBAPIError:
    """Return an error of PostgreSQL with the SQL state `state`."""
    return exc.OperationalError("SELECT 1", {}, Mock(spec=Exception, sqlstate=state))


@pytest.mark.parametrize("name", ["SQLITE_FULL", "SQLITE_IOERR", "SQLITE_IOERR_WRITE"])
def test_a_disk_that_fails_may_be_mended(name: str) -> None:
    assert is_unavailable(sqlite_error(name))
    assert not is_unavailable(sqlite_error("SQLITE_CONSTRAINT"))


@pytest.mark.parametrize(
    ("error", "is_full"),
    [
        (sqlite_error("SQLITE_FULL"), True),
        (server_error("53100"), True),
        (sqlite_error("SQLITE_IOERR_WRITE"), False),
        (server_error("53300"), False),
        (exc.TimeoutError(), False),
    ],
)
def test_a_full_disk_is_told_from_other_trouble(
    error: exc.SQLAlchemyError, *, is_full: bool
) -> None:
    assert is_out_of_room(error) is is_full
