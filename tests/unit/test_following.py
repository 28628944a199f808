"""A link to a shared project is followed, or it is said why that cannot be."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import override

import pytest
from typer.testing import CliRunner, Result

from builder.cli import app
from builder.following import TOML, kept_at

CODE = "abcdefgh2345"
BLUEPRINT = b'format = 1\n[project]\nname = "Shop"\n'


@contextmanager
def answering(status: int, body: bytes = b"", kind: str = TOML) -> Generator[tuple[str, list[str]]]:
    """Run a host that answers everything so, and yield its address and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        @override
        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.01,)).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def follow(link: str, out: Path) -> Result:
    """Run the command line with a link."""
    return CliRunner().invoke(app, ["new", "--from", link, "--out", str(out)])


@pytest.mark.parametrize("rest", ["", "/", "?file=README.md", "/?against=defaults#code", " "])
def test_a_shared_project_is_written(tmp_path: Path, rest: str) -> None:
    with answering(200, BLUEPRINT) as (host, asked):
        result = follow(f"{host}/team/s/{CODE}{rest}", tmp_path / "shop")
    assert result.exit_code == 0, result.output
    assert asked == [f"/team/s/{CODE}/blueprint.toml"]
    assert (tmp_path / "shop" / "README.md").read_text("utf-8").startswith("# Shop\n")


@pytest.mark.parametrize("path", ["/?", "/project.zip?name=Shop&", "/?file=a.py&"])
def test_a_draft_is_written(tmp_path: Path, path: str) -> None:
    with answering(200, BLUEPRINT) as (host, asked):
        link = f"{host}/team{path}d=abc&entity=Book&show=diagram#editor"
        result = follow(link, tmp_path / "shop")
    assert result.exit_code == 0, result.output
    named = "name=Shop&" if "name" in path else ""
    assert asked == [f"/team/blueprint.toml?{named}d=abc"]


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (404, "There is neither a shared project nor a draft at http"),
        (403, "Sharing is switched off at 127"),
        (503, "answered 503"),
    ],
)
def test_what_the_host_says_is_told(tmp_path: Path, status: int, said: str) -> None:
    with answering(status) as (host, _):
        result = follow(f"{host}/s/{CODE}", tmp_path / "shop")
    assert refusal(result).count(said) == 1


def test_a_host_that_is_no_builder_is_told(tmp_path: Path) -> None:
    with answering(200, b"<html>", "text/html") as (host, _):
        result = follow(f"{host}/s/{CODE}", tmp_path / "shop")
    assert "is no builder" in refusal(result)


def test_a_host_that_does_not_answer_is_told(tmp_path: Path) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        result = follow(f"http://127.0.0.1:{silent.getsockname()[1]}/s/{CODE}", tmp_path / "shop")
    assert "cannot be reached (" in refusal(result)


@pytest.mark.parametrize("host", ["[::1", "shop builder", "host:port", "\udc80"])
def test_a_host_that_cannot_be_is_told(tmp_path: Path, host: str) -> None:
    refusal(follow(f"http://{host}/s/{CODE}", tmp_path / "shop"))


@pytest.mark.parametrize("body", [b"<html>", b"\xff", b'[options]\ndatabase = "db2"\n'])
def test_what_is_no_blueprint_is_told(tmp_path: Path, body: bytes) -> None:
    with answering(200, body) as (host, _):
        result = follow(f"{host}/s/{CODE}", tmp_path / "shop")
    assert "The link is no valid blueprint:" in refusal(result)


def test_what_never_ends_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builder.following.TEXT_FORM", 100)
    monkeypatch.setattr("builder.blueprint.limits.TEXT_FORM", 100)
    with answering(200, b"#" * 1_000) as (host, _):
        result = follow(f"{host}/s/{CODE}", tmp_path / "shop")
    assert "101 characters" in refusal(result)


@pytest.mark.parametrize(
    "link", ["/?name=s/x", "file:///s/abc", "http://h/?next=/s/abc", "/s/x", "/?d=x"]
)
def test_other_links_are_not_fetched(link: str) -> None:
    assert kept_at(link) is None


def refusal(result: Result) -> str:
    """Return what was refused in words."""
    assert result.exit_code == 2, result.output
    assert isinstance(result.exception, SystemExit)
    return result.stderr
