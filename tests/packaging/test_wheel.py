"""The wheel alone is the whole builder: nothing of the checkout is missed."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import httpx2
import pytest

from scripts.bootstrap import ROOT

PYTHON = (ROOT / ".python-version").read_text("utf-8")
SOURCES = [
    "alembic",
    "builder",
    "examples",
    "static",
    "templates",
    "pyproject.toml",
    "README.md",
    ".gitignore",
    "verification.json",
]
LINK = "/?name=Shelf&database=postgresql&file=README.md"
IGNORED = ["templates/pages/probe.db", "templates/pages/.env", "static/dist/probe.txt"]
PATIENCE = 60

pytestmark = pytest.mark.skipif(
    shutil.which("uv") is None and "CI" not in os.environ, reason="uv is not on the PATH"
)


def run(folder: Path, *command: object) -> str:
    """Run a command in `folder`, without what this environment says, and return its output."""
    kept = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    done = subprocess.run(
        [*map(str, command)], cwd=folder, env=kept, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the sources, with files that git would ignore."""
    folder = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    for name in IGNORED:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    (folder / ".python-version").write_text(PYTHON, "utf-8")
    run(folder, "uv", "build", "--quiet", "--wheel", "--out-dir", folder / "dist")
    return next((folder / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def place(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with nothing but an environment in which the wheel is installed."""
    folder = tmp_path_factory.mktemp("place")
    (folder / ".python-version").write_text(PYTHON, "utf-8")
    run(folder, "uv", "venv", "--quiet")
    run(folder, "uv", "pip", "install", "--quiet", "--python", ".venv", wheel)
    return folder


@contextmanager
def served(place: Path) -> Generator[str]:
    """Run `builder serve` on a free port and yield its address once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [str(place / ".venv" / "bin" / "builder"), "serve", "--port", str(port)]
    server = subprocess.Popen(command, cwd=place, stdout=subprocess.DEVNULL)
    try:
        wait(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return when the server at `address` answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert server.poll() is None, "the server stopped"
        try:
            httpx2.get(f"{address}/health/live", trust_env=False)
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the server does not answer")


@pytest.mark.parametrize("folder", ["alembic/versions", "static", "templates"])
def test_every_file_is_in_it(wheel: Path, folder: str) -> None:
    with ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    files = {
        f"builder/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert files
    assert files - packed == set()


def test_nothing_beside_the_package_is_in_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        roots = {name.partition("/")[0] for name in archive.namelist()}
    assert len(roots) == 2
    assert "builder" in roots


def test_files_that_hide_or_are_ignored_by_git_are_in_it(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = archive.namelist()
    base = "builder/templates/project/base"
    assert {f"builder/{name}" for name in IGNORED} <= set(packed)
    assert {f"{base}/{name}.jinja" for name in (".gitignore", ".env.example")} <= set(packed)
    assert "builder/templates/project/features/github-ci/.github/workflows/ci.yml.jinja" in packed


def test_the_command_line_writes_a_project(place: Path) -> None:
    command = place / ".venv" / "bin" / "builder"
    assert "sqlite" in run(place, command, "catalog")
    run(place, command, "new", ROOT / "examples" / "library.toml", "--out", "library")
    assert (place / "library" / ".gitignore").is_file()
    assert run(place, command, "diff", "library") == ""


def test_the_server_shows_the_wizard_and_sends_a_project(place: Path) -> None:
    with served(place) as address, httpx2.Client(base_url=address, trust_env=False) as client:
        page = client.get("/")
        assert page.status_code == 200
        assert "</title>" in page.text
        assert client.get("/project.zip").content.startswith(b"PK")
        styles = next(path for path in (ROOT / "static").rglob("*.css"))
        path = styles.relative_to(ROOT / "static").as_posix()
        assert client.get(f"/static/{path}").status_code == 200


def test_its_own_command_line_runs_from_the_server(place: Path) -> None:
    with served(place) as address:
        name = re.search(r"/cli/([\w.-]+)", httpx2.get(address, trust_env=False).text)
        assert name
        tool = ["uvx", "--quiet", "--from", f"{address}{name[0]}", "--python", ">=3.12", "builder"]
        run(place, *tool, "new", "--from", f"{address}{LINK}")
    assert (place / "shelf" / "README.md").read_text("utf-8").startswith("# Shelf\n")
    assert "asyncpg" in (place / "shelf" / "pyproject.toml").read_text("utf-8")


def test_the_server_keeps_what_is_shared(place: Path) -> None:
    with served(place) as address, httpx2.Client(base_url=address, trust_env=False) as client:
        link = client.post("/shares", data={"document": "name=Shop"}).headers["Location"]
        assert client.get(link).status_code == 200
        assert client.get(f"{link}/project.zip").content.startswith(b"PK")


def test_its_own_command_line_follows_a_shared_link(place: Path) -> None:
    with served(place) as address, httpx2.Client(base_url=address, trust_env=False) as client:
        link = client.post("/shares", data={"document": "name=Kept"}).headers["Location"]
        shown = re.search(r'id="folder-command">(uvx [^<]+)', client.get(link).text)
        assert shown
        run(place, *shlex.split(unescape(shown[1])))
    assert (place / "kept" / "README.md").read_text("utf-8").startswith("# Kept\n")
