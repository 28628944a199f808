"""Database servers that may be stopped: each in a folder and on a port of its own."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Software:
    """How one kind of server is prepared and run; `{data}` and `{port}` stand for its place."""

    user: str
    prepare: Sequence[str]
    run: Sequence[str]
    stop: signal.Signals
    url: str


SOFTWARE: Mapping[str, Software] = {
    "mariadb": Software(
        user="mysql",
        prepare=(
            *("mariadb-install-db", "--no-defaults", "--datadir={data}", "--skip-test-db"),
            "--auth-root-authentication-method=normal",
        ),
        run=(
            *("mariadbd", "--no-defaults", "--datadir={data}", "--socket={data}/socket"),
            *("--bind-address=127.0.0.1", "--port={port}", "--pid-file={data}/pid"),
        ),
        stop=signal.SIGTERM,
        url="mariadb+asyncmy://root@127.0.0.1:{port}/mysql",
    ),
    "postgresql": Software(
        user="postgres",
        prepare=("initdb", "-D", "{data}", "-U", "postgres", "-A", "trust", "-N"),
        run=(
            *("postgres", "-D", "{data}", "-p", "{port}", "-k", "{data}"),
            *("-c", "listen_addresses=127.0.0.1"),
        ),
        stop=signal.SIGINT,
        url="postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres",
    ),
}


class PrivateServer:
    """A server that nobody else uses; a project's data lie in a database that it has anyway."""

    def __init__(self, software: Software, folder: Path, port: int) -> None:
        """Keep everything in `folder` and listen on `port`."""
        self._software = software
        self._folder = folder
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, _: Path) -> None:
        """Do nothing: the migration finds the database empty."""

    def environment(self, _: Path, /) -> Mapping[str, str]:
        """Return the address of the server."""
        return {"APP_DATABASE_URL": self._software.url.format(port=self._port)}

    def initialise(self) -> None:
        """Make the files of the server."""
        if os.geteuid() == 0:
            shutil.chown(self._folder, self._software.user)
        process = self._run(self._software.prepare)
        assert process.wait(PATIENCE) == 0, (self._folder / "log").read_text()

    def start(self) -> None:
        """Run the server, and return once it listens."""
        self._process = self._run(self._software.run)
        deadline = time.monotonic() + PATIENCE
        while not self._listens():
            assert time.monotonic() < deadline, (self._folder / "log").read_text()
            time.sleep(0.1)

    def stop(self) -> None:
        """Stop the server where it runs, whoever is connected."""
        if self._process is not None:
            self._process.send_signal(self._software.stop)
            self._process.wait(PATIENCE)
            self._process = None

    def _run(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        place = {"data": self._folder / "data", "port": self._port}
        with (self._folder / "log").open("ab") as log:
            return subprocess.Popen(
                [part.format(**place) for part in command],
                cwd=self._folder,
                user=self._software.user if os.geteuid() == 0 else None,
                env={"PATH": _path(), "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def _listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self._port)) == 0


def _path() -> str:
    """Return where programs are found: PostgreSQL's lie beside those that all may run."""
    places = [str(each) for each in Path("/usr/lib/postgresql").glob("*/bin")]
    return os.pathsep.join([os.environ["PATH"], "/usr/sbin", *sorted(places, reverse=True)])


@contextmanager
def private_server(database: str, port: int) -> Generator[PrivateServer]:
    """Offer a running server for `database` on `port`, and leave nothing behind."""
    with tempfile.TemporaryDirectory(prefix="server-") as folder:
        server = PrivateServer(SOFTWARE[database], Path(folder), port)
        server.initialise()
        server.start()
        try:
            yield server
        finally:
            server.stop()
