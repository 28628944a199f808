"""What commands do with the database; where they cannot, they say why in a line, and leave."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import typer
from sqlalchemy.exc import SQLAlchemyError

from . import auditing, backups, migrations
from .core.config import Settings
from .core.dialect import UnknownDatabaseError
from .failing import fail
from .services.audit import Finding


def make_ready(settings: Settings) -> None:
    """Bring a database of its own up to date; without it nobody shares or signs in."""
    try:
        migrations.migrate_embedded(settings)
    except UnknownDatabaseError as error:
        fail(f"{error}.")
    except (OSError, SQLAlchemyError) as error:
        typer.echo(
            f"Nobody can share or sign in: the database cannot be used ({_reason(error)}).",
            err=True,
        )


def migrate() -> None:
    """Bring the database up to date."""
    with _database():
        migrations.migrate(Settings())


def audit() -> list[Finding]:
    """Check each chain of the audit."""
    with _database():
        return auditing.audit_findings(Settings())


def back_up(file: Path, *, force: bool) -> None:
    """Copy the embedded database into `file`."""
    with _copying():
        backups.back_up(Settings(), file, force=force)


def restore(file: Path) -> Path | None:
    """Put the copy `file` in the place of the embedded database; return where that is kept."""
    with _copying():
        return backups.restore(Settings(), file)


@contextmanager
def _copying() -> Generator[None]:
    with _database():
        try:
            yield
        except backups.BackupError as error:
            fail(str(error))
        except OSError as error:
            fail(f"{error.filename}: {error.strerror}")


@contextmanager
def _database() -> Generator[None]:
    try:
        yield
    except (OSError, ValueError, SQLAlchemyError) as error:
        fail(f"The database cannot be used ({_reason(error)}).")


def _reason(error: Exception) -> str:
    return str(error).partition("\n")[0]
