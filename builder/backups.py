"""Copies of the embedded database: made while a server writes to it, and put back."""

import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from alembic.script import ScriptDirectory
from alembic.util import CommandError
from pydantic import SecretStr
from sqlalchemy import make_url

from .core.config import Settings
from .core.dialect import is_embedded
from .migrations import migrate_embedded, migrations

_BUSY_SECONDS = 30
_SUFFIXES = ("", "-wal", "-shm", "-journal")
_TABLES = frozenset({"alembic_version", "allowances", "blobs", "shares"})
"""What every database of the builder has had since its first migration."""

type Dangling = tuple[str, int | None, str, int]
"""The table and the number of a row, the table that it refers to, and which of its references."""


class BackupError(Exception):
    """A copy can neither be made nor put back; the text says why."""


def back_up(settings: Settings, target: Path, *, force: bool = False) -> None:
    """Copy the database as it is at one moment, whoever writes to it.

    Raises BackupError, and OSError where `target` cannot be written.
    """
    source = _database(settings)
    if not source.is_file():
        message = f"There is no database at {source}."
        raise BackupError(message)
    if target.exists() and not force:
        message = f"{target} is there already: choose another, or add --force to replace it."
        raise BackupError(message)
    if target.exists() and target.samefile(source):
        message = f"{target} is the database itself."
        raise BackupError(message)
    with _beside(target) as copy:
        _copy(source, copy)
        _put(copy, target)


def restore(settings: Settings, source: Path) -> Path | None:
    """Put a copy in the place of the database, up to date; return where the replaced one is kept.

    Raises BackupError, and OSError where a file cannot be read or written.
    """
    target = _database(settings)
    if not source.is_file():
        message = f"There is no file {source}."
        raise BackupError(message)
    with _beside(target) as copy:
        _copy(source, copy)
        _refuse_foreign(copy, source)
        url = f"sqlite+aiosqlite:///{copy.absolute()}"
        migrate_embedded(settings.model_copy(update={"database_url": SecretStr(url)}))
        if not target.exists():
            _set_aside(target)
            _put(copy, target)
            return None
        _resemble(copy, target)
        with _alone(target):
            kept = _set_aside(target)
            _put(copy, target)
        return kept


def damages(connection: sqlite3.Connection) -> tuple[list[str], list[Dangling]]:
    """Return what SQLite says against a database, and which rows refer to what is not there."""
    said = [text for (text,) in connection.execute("PRAGMA integrity_check") if text != "ok"]
    return said, connection.execute("PRAGMA foreign_key_check").fetchall()


def _database(settings: Settings) -> Path:
    if not is_embedded(settings):
        message = "The database is on a PostgreSQL server: use its own pg_dump and pg_restore."
        raise BackupError(message)
    name = make_url(settings.database_url.get_secret_value()).database
    if not name or name == ":memory:":
        message = "The database is in memory: there is no file of it."
        raise BackupError(message)
    return Path(name)


@contextmanager
def _beside(target: Path) -> Generator[Path]:
    """Offer an empty file that its owner alone may read; what is left of it is removed."""
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(number)
    copy = Path(name)
    try:
        yield copy
    finally:
        for each in _all_of(copy):
            each.unlink(missing_ok=True)


def _copy(source: Path, copy: Path) -> None:
    """Copy a database into an empty file, without what was deleted, and look it over."""
    with _naming(source), closing(_opened(source)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    with _naming(source), closing(_opened(copy)) as connection:
        said, dangling = damages(connection)
    if said or dangling:
        reason = said[0] if said else f"{dangling[0][0]} refers to what is not there"
        message = f"{source} is damaged ({reason})."
        raise BackupError(message)


@contextmanager
def _naming(source: Path) -> Generator[None]:
    """Raise BackupError for what SQLite says: it is no database, damaged, or there is no room."""
    try:
        yield
    except sqlite3.Error as error:
        message = f"{source} cannot be copied ({error})."
        raise BackupError(message) from error


def _opened(path: Path) -> sqlite3.Connection:
    """Open a database that is there, and make none."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)


def _refuse_foreign(copy: Path, source: Path) -> None:
    """Raise BackupError for what no builder wrote, or one that knows more than this one."""
    with closing(_opened(copy)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        if not {name for (name,) in tables} >= _TABLES:
            message = f"{source} is no database of the builder."
            raise BackupError(message)
        versions = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    try:
        for (version,) in versions:
            ScriptDirectory.from_config(migrations()).get_revision(version)
    except CommandError as error:
        message = f"{source} is of a newer builder: install that one to restore it."
        raise BackupError(message) from error


@contextmanager
def _alone(target: Path) -> Generator[None]:
    """Keep everybody else out of the database. Raises BackupError where somebody has it open.

    Leaving the write-ahead log takes being alone, and moves what is in it into the file itself.
    What is so damaged that nobody can open it is in nobody's hands.
    """
    with closing(_opened(target)) as connection:
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                message = f"A server has {target} open: stop it first, then try again."
                raise BackupError(message) from error
        except sqlite3.DatabaseError:
            pass
        yield


def _set_aside(target: Path) -> Path:
    """Rename the database, with all that belongs to it; return its new name.

    A log that stayed behind would be taken for one of the copy, and spoil it.
    """
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{target.name}.replaced-{moment}{f'-{n}' if n else ''}" for n in count())
    kept = next(path for name in names if not (path := target.with_name(name)).exists())
    for was, now in zip(_all_of(target), _all_of(kept), strict=True):
        with suppress(FileNotFoundError):
            was.rename(now)
    return kept


def _all_of(path: Path) -> list[Path]:
    return [path.with_name(path.name + suffix) for suffix in _SUFFIXES]


def _resemble(copy: Path, target: Path) -> None:
    """Let the same people use the copy as what it replaces: a server may run as another one."""
    was = target.stat()
    copy.chmod(was.st_mode & 0o777)
    if (was.st_uid, was.st_gid) != (os.geteuid(), os.getegid()):
        os.chown(copy, was.st_uid, was.st_gid)


def _put(copy: Path, target: Path) -> None:
    """Let `target` be the copy, also after the power fails."""
    _flush(copy)
    copy.replace(target)
    _flush(target.parent)


def _flush(path: Path) -> None:
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
