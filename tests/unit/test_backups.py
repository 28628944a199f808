"""Copies of the embedded database, from the command line."""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import create_engine
from typer.testing import CliRunner, Result

from builder.cli import app
from builder.core.config import Settings
from builder.migrations import migrate_embedded, migrations

WORD = "INSERT INTO blobs (digest, content) VALUES (?, ?)"


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Offer a database that nobody has used, and let the commands use it."""
    file = tmp_path / "builder.db"
    url = f"sqlite+aiosqlite:///{file}"
    monkeypatch.setenv("APP_DATABASE_URL", url)
    migrate_embedded(Settings.model_validate({"database_url": url}))
    return file


def run(*arguments: object) -> Result:
    """Run a command."""
    return CliRunner().invoke(app, [*map(str, arguments)])


@contextmanager
def opened(file: Path) -> Generator[sqlite3.Connection]:
    """Open a database as the server does: with a log written ahead."""
    with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as made:
        made.execute("PRAGMA journal_mode = WAL")
        yield made


def write(file: Path, *words: str) -> None:
    """Store something."""
    with opened(file) as connection:
        for word in words:
            connection.execute(WORD, (word, b""))


def words(file: Path) -> list[str]:
    """Return what is stored."""
    with closing(sqlite3.connect(file)) as connection:
        return [word for (word,) in connection.execute("SELECT digest FROM blobs ORDER BY digest")]


def test_a_copy_made_while_somebody_writes_is_the_database_at_one_moment(
    database: Path, tmp_path: Path
) -> None:
    written, stop = [0], threading.Event()

    def keep_writing() -> None:
        with opened(database) as connection:
            while not stop.is_set():
                connection.execute(WORD, (f"{written[0]:09}", b"x" * 5_000))
                written[0] += 1

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for turn in range(5):
            before = written[0]
            assert run("backup", tmp_path / f"{turn}.db").exit_code == 0
            kept = words(tmp_path / f"{turn}.db")
            assert before <= len(kept) <= written[0] + 1
            assert kept == [f"{number:09}" for number in range(len(kept))]
    finally:
        stop.set()
        writer.join()


def test_a_copy_is_for_its_owner_alone(database: Path, tmp_path: Path) -> None:
    write(database, "one")
    copy = tmp_path / "copy.db"
    result = run("backup", copy)
    assert result.stdout == f"The database is copied to {copy} ({copy.stat().st_size:,} bytes).\n"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in tmp_path.iterdir()} <= {copy.name, *beside(database)}


def beside(database: Path) -> set[str]:
    """Return the names of what belongs to a database."""
    return {database.name + suffix for suffix in ("", "-wal", "-shm")}


@pytest.mark.usefixtures("database")
def test_a_file_that_is_there_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("mine")
    refused = run("backup", copy)
    assert refused.exit_code == 2
    assert "--force" in refused.stderr
    assert copy.read_text() == "mine"
    assert run("backup", copy, "--force").exit_code == 0
    assert words(copy) == []


def test_the_database_is_no_copy_of_itself(database: Path) -> None:
    result = run("backup", database, "--force")
    assert (result.exit_code, result.stderr) == (2, f"{database} is the database itself.\n")


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_of_a_server_the_copies_are_made_with_its_own_tools(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("APP_DATABASE_URL", "postgresql+asyncpg://somebody:secret@127.0.0.1:1/shop")
    result = run(command, "copy.db")
    assert result.exit_code == 2
    assert "pg_dump and pg_restore" in result.stderr
    assert "secret" not in result.stderr


def test_a_database_that_is_not_there_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/none.db")
    result = run("backup", tmp_path / "copy.db")
    assert result.exit_code == 2
    assert "There is no database" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("database")
def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = run("backup", tmp_path / "no" / "copy.db")
    assert result.exit_code == 2
    assert "No such file or directory" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_damaged_database_is_not_copied(database: Path, tmp_path: Path) -> None:
    write(database, *(f"{number:064}" for number in range(500)))
    size = database.stat().st_size
    with database.open("r+b") as file:
        file.seek(size // 4)
        file.write(b"\xff" * (size // 2))
    result = run("backup", tmp_path / "copy.db")
    assert result.exit_code == 2
    assert str(database) in result.stderr
    assert not (tmp_path / "copy.db").exists()


def test_what_is_restored_is_what_was_copied_and_what_was_there_is_kept(
    database: Path, tmp_path: Path
) -> None:
    write(database, "before")
    run("backup", tmp_path / "copy.db")
    write(database, "after")
    database.chmod(0o640)
    result = run("restore", tmp_path / "copy.db")
    assert result.exit_code == 0, result.stderr
    kept = Path(result.stdout.rpartition(" kept as ")[2].strip().removesuffix("."))
    assert (words(database), words(kept)) == (["before"], ["after", "before"])
    assert kept.parent == database.parent
    assert database.stat().st_mode & 0o777 == 0o640
    assert run("audit").exit_code == 0


def test_a_log_that_nobody_moved_goes_with_the_database_that_it_belongs_to(
    database: Path, tmp_path: Path
) -> None:
    run("backup", tmp_path / "copy.db")
    with opened(database) as connection:
        connection.execute(WORD, ("lost in the log", b""))
        log = database.with_name(f"{database.name}-wal").read_bytes()
        file = database.read_bytes()
    database.write_bytes(file)
    database.with_name(f"{database.name}-wal").write_bytes(log)
    result = run("restore", tmp_path / "copy.db")
    kept = Path(result.stdout.rpartition(" kept as ")[2].strip().removesuffix("."))
    assert (words(database), words(kept)) == ([], ["lost in the log"])


def test_without_a_database_a_copy_becomes_it(database: Path, tmp_path: Path) -> None:
    write(database, "one")
    run("backup", tmp_path / "copy.db")
    for name in beside(database):
        database.with_name(name).unlink(missing_ok=True)
    result = run("restore", tmp_path / "copy.db")
    assert result.stdout == f"The database is that of {tmp_path / 'copy.db'} now.\n"
    assert words(database) == ["one"]


def test_a_log_without_its_database_spoils_no_copy(database: Path, tmp_path: Path) -> None:
    write(database, "one")
    run("backup", tmp_path / "copy.db")
    log = database.with_name(f"{database.name}-wal")
    with opened(database) as connection:
        connection.execute(WORD, ("lost in the log", b""))
        left = log.read_bytes()
    database.unlink()
    log.write_bytes(left)
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    assert words(database) == ["one"]


def test_nothing_is_restored_while_somebody_has_the_database_open(
    database: Path, tmp_path: Path
) -> None:
    write(database, "one")
    run("backup", tmp_path / "copy.db")
    with opened(database) as connection:
        connection.execute("SELECT 1 FROM blobs")
        result = run("restore", tmp_path / "copy.db")
    assert result.exit_code == 2
    assert "stop it first" in result.stderr
    assert words(database) == ["one"]
    assert {path.name for path in tmp_path.iterdir()} <= {"copy.db", *beside(database)}


def test_a_database_that_cannot_be_read_any_more_is_replaced(
    database: Path, tmp_path: Path
) -> None:
    write(database, "one")
    run("backup", tmp_path / "copy.db")
    database.write_bytes(b"no database" * 1_000)
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    assert words(database) == ["one"]


def test_what_an_older_builder_wrote_is_brought_up_to_date(database: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/copy.db")
    with engine.begin() as connection:
        config = migrations()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
    engine.dispose()
    assert run("restore", tmp_path / "copy.db").exit_code == 0
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM audit_events").fetchone() == (0,)


def test_what_a_newer_builder_wrote_is_left_to_it(database: Path, tmp_path: Path) -> None:
    run("backup", tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    write(database, "one")
    result = run("restore", tmp_path / "copy.db")
    assert result.exit_code == 2
    assert "newer builder" in result.stderr
    assert words(database) == ["one"]


@pytest.mark.usefixtures("database")
def test_what_no_builder_wrote_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    (tmp_path / "text.db").write_text("no database at all, but long enough to be read as one" * 99)
    (tmp_path / "empty.db").touch()
    for name in ("other.db", "text.db", "empty.db", "none.db", "."):
        result = run("restore", tmp_path / name)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), name
        assert str(tmp_path / name) in result.stderr
