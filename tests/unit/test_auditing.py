"""The audit, checked from the command line."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from builder.cli import app
from builder.core.audit import NOTHING
from builder.core.config import Settings
from builder.migrations import migrate_embedded


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Offer a database of an application that nobody has used."""
    file = tmp_path / "builder.db"
    url = f"sqlite+aiosqlite:///{file}"
    monkeypatch.setenv("APP_DATABASE_URL", url)
    migrate_embedded(Settings.model_validate({"database_url": url}))
    return file


def check() -> Result:
    """Run the command."""
    return CliRunner().invoke(app, ["audit"])


@pytest.mark.usefixtures("database")
def test_what_nobody_touched_is_whole() -> None:
    result = check()
    assert (result.exit_code, result.stdout) == (0, f"the site: whole, 0 events to {NOTHING}\n")


def test_what_was_put_in_between_is_told(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(
            "INSERT INTO audit_events (number, happened_at, actor, action, target, address,"
            " digest, chain_id) VALUES (1, '2026-01-01 00:00:00', 'eve', 'x', 'x', '', ?, 1)",
            (NOTHING,),
        )
    result = check()
    assert (result.exit_code, result.stdout) == (1, "the site: event 1 is not what was noted\n")


def test_a_database_that_cannot_be_used_is_no_fault_of_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/empty.db")
    result = check()
    assert result.exit_code == 2
    assert "The database cannot be used" in result.stderr
