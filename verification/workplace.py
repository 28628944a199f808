"""A folder with one generated project, its database and its commands."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from .servers import Server
from .signin import SignIn

PATIENCE = 60.0
STOP_PATIENCE = 40.0
COMMAND_PATIENCE = 900.0


@dataclass(frozen=True, slots=True)
class Depth:
    """How much is made up to ask a project: for each operation, and of how many entities."""

    examples: int
    entities: int


SHALLOW = Depth(examples=25, entities=3)
NIGHTLY = Depth(examples=100, entities=100)


class GateError(Exception):
    """A gate did not hold; the text is what its command printed."""


@dataclass(frozen=True, slots=True)
class Workplace:
    """One project on disk, with the server of its database."""

    folder: Path
    server: Server
    package: str
    sign_in: SignIn
    slot: int = 0
    depth: Depth = SHALLOW

    @property
    def environment(self) -> dict[str, str]:
        """The variables of every command: few of ours, and the database made for this project."""
        kept = {name: os.environ[name] for name in _PASSED if name in os.environ}
        return {**kept, **self.server.environment(self.folder), **_INSISTENT}

    def run(self, *command: str) -> str:
        """Run a command in the project. Raises GateError unless it succeeds in time."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=COMMAND_PATIENCE,
            text=True,
            check=False,
        )
        if done.returncode:
            message = f"$ {' '.join(command)}\n{done.stdout}"
            raise GateError(message)
        return done.stdout

    @contextmanager
    def serving(self, command: Sequence[str], port: int) -> Generator[httpx2.Client]:
        """Run a server, give a client once it is ready, and see that SIGTERM stops it in time."""
        log = self.folder / "server.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                command,
                cwd=self.folder,
                env={
                    **self.environment,
                    **self.sign_in.environment(),
                    **_TIRELESS,
                    "PORT": str(port),
                },
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
            try:
                with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
                    _wait(client, process, log)
                    yield client
            finally:
                _stop(process, log)


_INSISTENT = {"CI": "true", "NO_COLOR": "1"}
"""A project's tests skip what needs a server that is away, but not in CI."""

_TIRELESS = {"APP_RATE_LIMIT": "1000000/minute", "APP_SIGN_IN_RATE_LIMIT": "1000000/minute"}
"""A proof asks more often than people do; the project's own tests prove its limits."""

_PASSED = (
    "HOME",
    "LANG",
    "PATH",
    "PIP_CERT",
    "SSL_CERT_FILE",
    "UV_CACHE_DIR",
    "UV_SYSTEM_CERTS",
    "XDG_CACHE_HOME",
)


def _wait(client: httpx2.Client, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if client.get("/health/ready").is_success:
                return
        except httpx2.TransportError:
            pass
        time.sleep(0.2)
    message = f"the server did not become ready:\n{log.read_text()}"
    raise GateError(message)


def _stop(process: subprocess.Popen[bytes], log: Path) -> None:
    process.terminate()
    try:
        process.wait(STOP_PATIENCE)
    except subprocess.TimeoutExpired as error:
        process.kill()
        message = f"SIGTERM did not stop the server:\n{log.read_text()}"
        raise GateError(message) from error


def free_port() -> int:
    """Return a port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def emptied(folder: Path) -> Path:
    """Return `folder`, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
