"""The command line teaches itself, refuses with a reason, and writes what the web would send."""

import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from builder.cli import app
from builder.generator.folder import write_folder
from builder.generator.render import render
from scripts.bootstrap import ROOT
from tests.unit.generator.cases import parsed, template_set

LIBRARY = ROOT / "examples" / "library.toml"
EMPTY = "format = 1\n"
EXPLAINED = ("serve", "backup", "restore", "new", "diff", "login", "logout", "pull", "push")
COMMANDS = (*EXPLAINED, "migrate", "audit", "catalog")


def builder(*arguments: object, stdin: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [*map(str, arguments)], input=stdin)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the project of the defaults."""
    folder = tmp_path / "project"
    write_folder(render(parsed(), template_set()), folder)
    return folder


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where the settings say that the database is."""
    monkeypatch.setenv("APP_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/builder.db")
    return tmp_path / "builder.db"


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_help_names_every_command_and_how_to_start(arguments: list[str]) -> None:
    shown = builder(*arguments).output
    assert all(command in shown for command in COMMANDS)
    assert "Start with 'builder serve'" in shown


@pytest.mark.parametrize("command", EXPLAINED)
def test_help_of_a_command_has_an_example(command: str) -> None:
    result = builder(command, "--help")
    assert result.exit_code == 0
    assert f"Example: builder {command}" in result.stdout


def test_serve_refuses_a_taken_port_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uvicorn, "run", None)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = builder("serve", "--port", taken.getsockname()[1])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "try another with --port" in result.stderr


def test_serve_says_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[object] = []

    def note(_app: FastAPI, **options: object) -> None:
        served.append(options["port"])

    monkeypatch.setattr(uvicorn, "run", note)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    result = builder("serve", "--port", port)
    assert f"http://127.0.0.1:{port}" in result.stdout
    assert served == [port]


@pytest.mark.parametrize("chosen", [None, "https://builder.example.com"])
def test_links_lead_to_where_it_serves_unless_the_settings_say_another_address(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None
) -> None:
    served: list[str] = []

    def note(app: FastAPI, **_: object) -> None:
        served.append(app.state.settings.public_url)

    monkeypatch.setattr(uvicorn, "run", note)
    if chosen:
        monkeypatch.setenv("APP_PUBLIC_URL", chosen)
    port = free_port()
    builder("serve", "--port", port)
    assert served == [chosen or f"http://127.0.0.1:{port}"]


def test_serve_makes_the_tables_that_it_needs(
    monkeypatch: pytest.MonkeyPatch, database: Path
) -> None:
    monkeypatch.setattr(uvicorn, "run", stop_at_once)
    for _ in range(2):
        assert builder("serve", "--port", free_port()).exit_code == 0
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        assert {"blobs", "shares", "allowances"} <= {name for (name,) in tables}


def test_serve_serves_without_a_database_and_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(uvicorn, "run", stop_at_once)
    monkeypatch.setenv("APP_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/no/where.db")
    result = builder("serve", "--port", free_port())
    assert result.exit_code == 0
    assert result.stderr.startswith("Nobody can share or sign in: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["serve", "migrate", "audit", "backup x", "restore x"])
def test_a_database_that_is_none_of_ours_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("APP_DATABASE_URL", "postgresql://somebody:secret@127.0.0.1/shop")
    result = builder(*command.split())
    assert result.exit_code == 2
    assert "APP_DATABASE_URL has to begin with postgresql+asyncpg://" in result.stderr
    assert "secret" not in result.stderr
    assert result.stderr.count("\n") == 1


def test_migrating_makes_the_tables(database: Path) -> None:
    assert builder("migrate").stdout == "The database is up to date.\n"
    with closing(sqlite3.connect(database)) as connection:
        assert connection.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)


def stop_at_once(*_: object, **__: object) -> None:
    """Serve nothing."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def test_new_writes_the_project_and_says_what_comes_next(tmp_path: Path) -> None:
    out = tmp_path / "shelf" / "library"
    result = builder("new", LIBRARY, "--out", out)
    assert result.exit_code == 0, result.output
    assert f"cd {out} && uv sync && uv run python scripts/setup.py" in result.stdout
    assert (out / "app" / "models" / "book.py").is_file()
    assert builder("diff", out).exit_code == 0


def test_new_reads_standard_input(tmp_path: Path) -> None:
    result = builder("new", "-", "--out", tmp_path, stdin=LIBRARY.read_text("utf-8"))
    assert result.exit_code == 0, result.output
    assert (tmp_path / "README.md").read_text("utf-8").startswith("# Library\n")


def test_new_follows_a_link_and_names_the_folder_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = builder("new", "--from", "http://builder.test/?name=Book+Shelf&file=README.md")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "book-shelf" / "README.md").is_file()


def test_new_says_what_is_wrong_with_a_link() -> None:
    result = builder("new", "--from", "http://builder.test/?databse=sqlite")
    assert result.exit_code == 2
    assert "Try 'database'" in result.stderr


@pytest.mark.parametrize("both", [(), (LIBRARY, "--from", "/?name=Shop")])
def test_new_wants_a_file_or_a_link(both: tuple[object, ...]) -> None:
    result = builder("new", *both)
    assert result.exit_code == 2
    assert "--from" in result.stderr


def test_new_keeps_out_of_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = builder("new", LIBRARY, "--out", tmp_path)
    assert result.exit_code == 2
    assert "--force" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_new_with_force_writes_beside_what_is_there(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "README.md").write_text("old")
    assert builder("new", LIBRARY, "--out", tmp_path, "--force").exit_code == 0
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "README.md").read_text() != "old"


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_new_does_not_write_over_a_file(tmp_path: Path, force: list[str]) -> None:
    out = tmp_path / "file"
    out.write_text("mine")
    result = builder("new", LIBRARY, "--out", out, *force)
    assert result.exit_code == 2
    assert "file" in result.stderr
    assert out.read_text() == "mine"


def test_new_names_every_place_and_rule_that_is_broken(tmp_path: Path) -> None:
    text = '[project]\nname = ""\npackage = "class"\n'
    result = builder("new", "-", "--out", tmp_path / "out", stdin=text)
    assert result.exit_code == 2
    assert "project.name: " in result.stderr
    assert "project.package: " in result.stderr
    assert "keyword" in result.stderr
    assert not (tmp_path / "out").exists()


def test_new_says_what_is_no_toml(tmp_path: Path) -> None:
    result = builder("new", "-", "--out", tmp_path / "out", stdin="[project\n")
    assert result.exit_code == 2
    assert "TOML" in result.stderr


def test_new_offers_what_was_probably_meant(tmp_path: Path) -> None:
    text = '[options]\ndatabase = "sqlight"\n'
    result = builder("new", "-", "--out", tmp_path / "out", stdin=text)
    assert "Try 'sqlite'." in result.stderr


@pytest.mark.parametrize("command", ["new", "diff"])
def test_a_missing_blueprint_is_told_by_its_path(tmp_path: Path, command: str) -> None:
    options = ["--out", tmp_path / "out"] if command == "new" else []
    result = builder(command, tmp_path / "missing", *options)
    assert result.exit_code == 2
    assert str(tmp_path / "missing") in result.stderr
    assert "No such file" in result.stderr


def test_a_blueprint_that_is_no_text_is_told(tmp_path: Path) -> None:
    path = tmp_path / "blueprint.toml"
    path.write_bytes(b"\xff\xfe")
    result = builder("diff", tmp_path)
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_diff_is_silent_where_nothing_differs(project: Path) -> None:
    result = builder("diff", project)
    assert (result.exit_code, result.stdout) == (0, "")


def test_diff_shows_a_changed_line(project: Path) -> None:
    (project / ".python-version").write_text("3.12\n")
    result = builder("diff", project)
    assert result.exit_code == 1
    assert "M .python-version\n" in result.stdout
    assert "-3.12\n+3.13\n" in result.stdout


def test_what_diff_prints_brings_a_project_up_to_date(project: Path) -> None:
    (project / ".python-version").write_text("3.12\n")
    (project / "app" / "main.py").unlink()
    printed = builder("diff", project).stdout
    subprocess.run(["git", "apply", "-"], input=printed.encode(), cwd=project, check=True)
    assert builder("diff", project).exit_code == 0


def test_diff_names_a_file_that_is_gone(project: Path) -> None:
    (project / "app" / "main.py").unlink()
    result = builder("diff", project)
    assert result.exit_code == 1
    assert result.stdout.startswith("A app/main.py\n")


def test_diff_leaves_files_of_the_owner_alone(project: Path) -> None:
    (project / "app" / "mine.py").write_text("MINE = 1\n")
    assert builder("diff", project).exit_code == 0


def test_diff_tells_a_changed_run_bit(project: Path) -> None:
    (project / "app" / "main.py").chmod(0o755)
    result = builder("diff", project)
    assert result.exit_code == 1
    assert "app/main.py" in result.stdout


def test_catalog_lists_everything_with_its_help() -> None:
    result = builder("catalog")
    catalog = template_set().catalog
    assert result.exit_code == 0
    for option in [
        *catalog.features,
        *(each for group in catalog.groups for each in group.options),
    ]:
        assert f"  {option.id}" in result.stdout
        assert option.help in result.stdout
    for group in catalog.groups:
        assert f"{group.id}: {group.title} (default {group.default})" in result.stdout
