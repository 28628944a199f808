"""The portal from the command line, against a builder that is really served."""

import json
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import override

import httpx2
import pytest
from pydantic import SecretStr
from typer.testing import CliRunner, Result

from builder.api.prefix import PREFIX
from builder.cli import app
from builder.core.access_tokens import new_access_token
from builder.main import create_app
from builder.migrations import migrate_embedded
from tests.browser.application import served
from tests.integration.accounts import AUTH, PASSWORD
from tests.integration.browsers import COOKIE, token_of
from tests.settings import IsolatedSettings

from .tokens import HERE, OWN, token_in

FILE = Path("blueprint.toml")


@dataclass(frozen=True, slots=True)
class Hosted:
    """A builder that a team hosts, and the browser of its member."""

    address: str
    browser: httpx2.Client
    tokens: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])

    def token(self, scope: str = "write", path: str = OWN) -> str:
        """Return a token that a page made: one of each kind is enough."""
        kind = (scope, path)
        if kind not in self.tokens:
            made = self.browser.post(path, data={"name": "CI", "scope": scope})
            self.tokens[kind] = token_in(made)
        return self.tokens[kind]

    def latest(self, slug: str) -> int:
        """Return the latest revision of a Blueprint."""
        found = self.browser.get(f"{PREFIX}/workspaces/team/blueprints/{slug}")
        number: int = found.json()["latest"]
        return number


@pytest.fixture(scope="module")
def hosted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Serve a builder with a member, who has a workspace."""
    url = f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('hosted')}/team.db"
    settings = IsolatedSettings(
        database_url=SecretStr(url), sign_in_rate_limit="1000/minute", allowed_hosts=("127.0.0.1",)
    )
    migrate_embedded(settings)
    with served(create_app(settings)) as address, httpx2.Client(base_url=address) as browser:
        person = {"email": "ada@example.com", "password": PASSWORD}
        browser.post(f"{AUTH}/register", json=person)
        signed_in = token_of(browser.post(f"{AUTH}/login", json=person))
        browser.cookies.clear()
        browser.headers |= {"Cookie": f"{COOKIE}={signed_in}", "Sec-Fetch-Site": "same-origin"}
        browser.post("/workspaces", data={"name": "Team"})
        yield Hosted(address, browser)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder, as somebody who never logged in; return the kept file."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("APP_TOKEN", raising=False)
    return tmp_path / "config" / "builder" / "servers.toml"


def builder(*arguments: object, stdin: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(app, [*map(str, arguments)], input=stdin)


def done(*arguments: object, stdin: str | None = None) -> str:
    """Run the command line, which does what it is asked; return what it says."""
    result = builder(*arguments, stdin=stdin)
    assert (result.exit_code, result.stderr) == (0, ""), result.output
    return result.stdout


def refused(*arguments: object, stdin: str | None = None) -> str:
    """Run the command line, which cannot do what it is asked; return why."""
    result = builder(*arguments, stdin=stdin)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert "Traceback" not in result.stderr
    return result.stderr.removesuffix("\n")


def begin(hosted: Hosted, slug: str) -> None:
    """Log in, and save a Blueprint for the first time."""
    done("login", hosted.address, stdin=hosted.token())
    FILE.write_text('[project]\nname = "Orders"\n')
    done("push", FILE, f"team/{slug}", "--new")


def with_docker() -> None:
    """Change what was pulled."""
    FILE.write_text(FILE.read_text().replace("format = 1\n", 'format = 1\nfeatures = ["docker"]\n'))


def test_who_logs_in_is_told_as_whom_and_the_token_is_kept_for_its_owner_alone(
    hosted: Hosted, home: Path
) -> None:
    token = hosted.token("read")
    said = done("login", f"{hosted.address}/", stdin=f"{token}\n")
    assert said == (
        f"Logged in to {hosted.address} as ada@example.com, by the token 'CI' (read).\n"
    )
    assert token in home.read_text()
    assert stat.S_IMODE(home.stat().st_mode) == 0o600
    assert [each.name for each in home.parent.iterdir()] == [home.name]


def test_a_file_that_others_could_read_is_replaced(hosted: Hosted, home: Path) -> None:
    home.parent.mkdir(parents=True)
    home.write_text("")
    home.chmod(0o644)
    done("login", hosted.address, stdin=hosted.token())
    assert stat.S_IMODE(home.stat().st_mode) == 0o600


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_token_comes_by_option_or_by_the_environment(
    hosted: Hosted, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    token = hosted.token()
    if way == "environment":
        monkeypatch.setenv("APP_TOKEN", token)
        done("login", hosted.address)
    else:
        done("login", hosted.address, "--token", token)


def test_a_token_that_does_not_work_is_not_kept(hosted: Hosted, home: Path) -> None:
    said = refused("login", hosted.address, stdin=new_access_token())
    assert "does not take this token" in said
    assert f"{hosted.address}/account/tokens" in said
    assert not home.exists()


@pytest.mark.parametrize("text", ["", "secret", "accelerator_", f"accelerator_{'0' * 64}\0"])
def test_what_is_no_token_is_sent_nowhere(hosted: Hosted, text: str) -> None:
    assert refused("login", hosted.address, stdin=text).startswith("This is no token")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("builder.example.com", "is no address of a builder"),
        ("ftp://builder.example.com", "is no address of a builder"),
        ("https://ada:secret@builder.example.com", "is no address of a builder"),
        ("https://", "is no address of a builder"),
        ("https://[::1", "is no address of a builder"),
        ("https://a b", "is no address of a builder"),
        ("http://builder.example.com", "is not encrypted"),
        ("http://localhost.example.com", "is not encrypted"),
        ("http://127.0.0.1.example.com", "is not encrypted"),
    ],
)
def test_a_token_goes_to_builders_only_and_not_in_the_clear(address: str, told: str) -> None:
    assert told in refused("login", address, stdin=new_access_token())


def test_a_server_that_is_not_there_is_told() -> None:
    said = refused("login", "http://127.0.0.1:1", stdin=new_access_token())
    assert said.startswith("127.0.0.1:1 cannot be reached (")


def test_what_is_pushed_is_pulled_again(hosted: Hosted) -> None:
    begin(hosted, "round-trip")
    assert FILE.read_text().startswith("# Came of team/round-trip/1 at http://127.0.0.1")
    said = done("pull", "team/round-trip", "--out", "pulled.toml")
    assert said == "Revision 1 of team/round-trip written to pulled.toml.\n"
    Path("pulled.toml").replace(FILE)
    with_docker()
    said = done("push", "--summary", "With Docker")
    page = f"{hosted.address}/workspaces/team/blueprints/round-trip/revisions/2"
    assert said == f"Revision 2 of team/round-trip saved: {page}\n"
    assert hosted.browser.get(page).status_code == 200
    assert '"docker"' in done("pull", "team/round-trip", "--out", "-")
    assert '"docker"' not in done("pull", "team/round-trip/1", "--out", "-")


def test_what_is_pushed_can_go_on_being_pushed(hosted: Hosted) -> None:
    begin(hosted, "steps")
    for number in (2, 3):
        done("push", "--summary", f"Step {number}")
        assert f"team/steps/{number} at" in FILE.read_text()
        assert FILE.read_text().count("# Came of") == 1
    assert hosted.latest("steps") == 3


def test_a_pulled_file_is_a_blueprint_for_every_command(hosted: Hosted) -> None:
    begin(hosted, "usual")
    done("pull", "team/usual", "--force")
    done("new", FILE, "--out", "project")
    assert Path("project/pyproject.toml").is_file()


def test_of_two_who_push_what_came_of_one_revision_the_second_is_told_the_latest(
    hosted: Hosted,
) -> None:
    begin(hosted, "both")
    done("pull", "team/both", "--out", "mine.toml")
    done("pull", "team/both", "--out", "theirs.toml")
    done("push", "theirs.toml", "--summary", "theirs")
    done("push", "theirs.toml", "--summary", "theirs again")
    before = Path("mine.toml").read_text()
    said = refused("push", "mine.toml", "--summary", "mine")
    assert "Somebody saved a revision in the meantime. Revision 3 is the latest one." in said
    assert "Pull it into another file, put both together, and push that." in said
    assert hosted.latest("both") == 3
    assert Path("mine.toml").read_text() == before


def test_a_file_that_came_of_nothing_is_not_saved_over_what_is_there(hosted: Hosted) -> None:
    begin(hosted, "there")
    FILE.write_text("format = 1\n")
    said = refused("push", FILE, "team/there", "--summary", "x")
    assert said.startswith("team/there is at revision 1, and the file does not say which one")
    assert "name it, such as team/there/1." in said
    assert "does not say what it came of" in refused("push", "--summary", "x")
    assert "is there already" in refused("push", FILE, "team/there", "--new")
    done("push", FILE, "team/there/1", "--summary", "x")
    assert hosted.latest("there") == 2


def test_what_came_of_another_blueprint_says_nothing_of_this_one(hosted: Hosted) -> None:
    begin(hosted, "one")
    done("push", FILE, "team/other", "--new")
    done("pull", "team/one", "--force")
    assert "team/other is at revision 1" in refused("push", FILE, "team/other", "--summary", "x")


def test_what_is_not_there_is_made_on_purpose_only(hosted: Hosted) -> None:
    begin(hosted, "known")
    FILE.write_text("format = 1\n")
    said = refused("push", FILE, "team/knwon", "--summary", "x")
    assert said == ("There is no team/knwon, or not for you: add --new to save it as a new one.")
    assert "There is no team/knwon at" in refused("pull", "team/knwon", "--out", "x.toml")
    assert "no such revision" in refused("pull", "team/known/7", "--out", "x.toml")
    assert "no workspace" in refused("push", FILE, "nobody/known", "--new")


def test_a_push_says_what_changed(hosted: Hosted) -> None:
    begin(hosted, "why")
    assert refused("push") == "Say with --summary what changed."
    said = refused("push", "--summary", "x" * 201)
    assert "summary: String should have at most 200 characters" in said


def test_what_a_blueprint_breaks_is_told_place_by_place(hosted: Hosted) -> None:
    begin(hosted, "rules")
    FILE.write_text(FILE.read_text() + '[options]\ndatabase = "sqlight"\n')
    said = refused("push", "--summary", "x")
    assert "options.database: " in said
    assert "Try 'sqlite'." in said
    assert hosted.latest("rules") == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"[project\n", "cannot be read as TOML"),
        (b"\xff", "is not UTF-8 text"),
        (b"a = nan\n", "cannot be read as TOML"),
        (b"a = " + b"[" * 5_000, "cannot be read as TOML"),
        (b"a = " + b"9" * 5_000, "cannot be read as TOML"),
        (b"a = 2026-01-01T10:00:00Z\n", "a: "),
        (None, "No such file"),
    ],
)
def test_a_file_that_is_no_blueprint_is_told(
    hosted: Hosted, content: bytes | None, told: str
) -> None:
    done("login", hosted.address, stdin=hosted.token())
    if content is not None:
        FILE.write_bytes(content)
    assert told in refused("push", FILE, "team/none", "--new")


def test_dates_of_toml_arrive_as_what_they_are(hosted: Hosted) -> None:
    begin(hosted, "dates")
    FILE.write_text(
        FILE.read_text() + '[[entities]]\nname = "Day"\n'
        'fields = [{ name = "due", type = "date", default = 2026-01-01 }]\n'
    )
    done("push", "--summary", "A day")
    assert "2026-01-01" in done("pull", "team/dates", "--out", "-")


def test_standard_input_is_pushed_and_stays_what_it_is(hosted: Hosted) -> None:
    begin(hosted, "piped")
    done("push", "-", "team/piped/1", "--summary", "piped", stdin='features = ["docker"]\n')
    assert hosted.latest("piped") == 2


def test_a_push_leaves_the_rest_of_a_file_alone(hosted: Hosted) -> None:
    begin(hosted, "rest")
    line, _, rest = FILE.read_text().partition("\n")
    text = f"# Ours.\r\n\r\n{line}\r\n{rest}# The end, without a line".replace("\n", "\r\n")
    FILE.write_bytes(text.replace("\r\r", "\r").encode())
    done("push", "--summary", "x")
    left = FILE.read_bytes().decode()
    assert left.startswith("# Came of team/rest/2 at ")
    assert left.partition("\n")[2] == text.replace("\r\r", "\r").replace(f"{line}\r\n", "")


def test_a_pull_does_not_write_over_a_file(hosted: Hosted) -> None:
    begin(hosted, "kept")
    FILE.write_text("mine")
    assert "--force" in refused("pull", "team/kept")
    assert FILE.read_text() == "mine"
    done("pull", "team/kept", "--force")
    assert FILE.read_text() != "mine"
    assert "No such file" in refused("pull", "team/kept", "--out", "no/where.toml")


@pytest.mark.parametrize("name", ["orders", "team/", "Team/orders", "team/orders/0", "a/b/c/d"])
def test_a_name_that_is_none_is_told(name: str) -> None:
    assert "write it as team/orders" in refused("pull", name)


def test_whoever_never_logged_in_is_told_how(hosted: Hosted) -> None:
    assert refused("pull", "team/orders") == (
        "Log in first: builder login https://builder.example.com"
    )
    said = refused("pull", "team/orders", "--server", hosted.address)
    assert said == f"Log in first: builder login {hosted.address}"


def test_a_file_sends_no_token_to_a_server_that_it_was_not_kept_for(hosted: Hosted) -> None:
    begin(hosted, "lured")
    FILE.write_text("# Came of team/lured/1 at https://evil.example. `builder push`\nformat = 1\n")
    assert refused("push", "--summary", "x") == "Log in first: builder login https://evil.example"


def test_a_token_that_reads_pushes_nothing(hosted: Hosted) -> None:
    begin(hosted, "reading")
    done("login", hosted.address, stdin=hosted.token("read"))
    assert "may not save Blueprints" in refused("push", "--summary", "x")


def test_a_token_of_a_workspace_is_enough_for_it(hosted: Hosted) -> None:
    begin(hosted, "inside")
    done("login", hosted.address, stdin=hosted.token(path=HERE))
    done("push", "--summary", "x")
    hosted.browser.post("/workspaces", data={"name": "Outside"})
    assert "no workspace" in refused("push", FILE, "outside/orders", "--new")


def test_who_logs_out_is_forgotten(hosted: Hosted, home: Path) -> None:
    done("login", hosted.address, stdin=hosted.token())
    said = done("logout")
    assert f"{hosted.address}/account/tokens" in said
    assert "accelerator_" not in home.read_text()
    assert refused("logout") == "There is no token to forget."
    assert refused("logout", hosted.address) == "There is no token to forget."


def test_a_kept_file_that_is_none_is_told(hosted: Hosted, home: Path) -> None:
    home.parent.mkdir(parents=True)
    for text in ("[", "servers = 1\n", "latest = 1\n"):
        home.write_text(text)
        assert f"{home} cannot be read" in refused("pull", "team/orders")
        assert f"{home} cannot be read" in refused("login", hosted.address, stdin=hosted.token())


@contextmanager
def elsewhere(answer: Callable[[BaseHTTPRequestHandler], None]) -> Generator[str]:
    """Serve something that is no builder, and yield its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Answer as no builder does."""
            answer(self)

        @override
        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


def answering(status: int, kind: str, content: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """Return what answers always the same."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.end_headers()
        handler.wfile.write(content.encode())

    return answer


PROBLEM = "application/problem+json"


@pytest.mark.parametrize(
    ("status", "kind", "content"),
    [
        (200, "text/html", "<h1>It works</h1>"),
        (200, "application/json", "{}"),
        (200, "application/json", "[1]"),
        (200, "application/json", "{"),
        (200, "application/json", '{"user": 1}'),
        (404, "text/html", "nothing"),
        (500, "text/plain", "oh"),
        (422, PROBLEM, "{"),
        (422, PROBLEM, "[]"),
        (422, PROBLEM, json.dumps({"detail": "x", "status": 422, "errors": [1]})),
    ],
)
def test_what_is_no_builder_is_told(status: int, kind: str, content: str) -> None:
    with elsewhere(answering(status, kind, content)) as address:
        said = refused("login", address, stdin=new_access_token())
    assert "builder with workspaces" in said
    assert "\n" not in said


def test_a_token_does_not_follow_a_redirect() -> None:
    seen: list[str | None] = []

    def note(handler: BaseHTTPRequestHandler) -> None:
        seen.append(handler.headers.get("Authorization"))
        answering(200, "application/json", "{}")(handler)

    with elsewhere(note) as other:

        def lead(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(302)
            handler.send_header("Location", other)
            handler.end_headers()

        with elsewhere(lead) as address:
            said = refused("login", address, stdin=new_access_token())
    assert f"leads on to {other}: log in there." in said
    assert seen == []
