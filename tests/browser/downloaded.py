"""A project as the person who downloaded it uses it."""

import os
import socket
import subprocess
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2

KEPT = ("HOME", "PATH", "UV_CACHE_DIR", "UV_SYSTEM_CERTS", "SSL_CERT_FILE")
PATIENCE = 60.0


def environment() -> dict[str, str]:
    """Return what the person has in the shell, without the environment of these tests."""
    return {name: os.environ[name] for name in KEPT if name in os.environ}


def run(folder: Path, *command: str) -> None:
    """Run a command and insist that it succeeds."""
    done = subprocess.run(
        command, cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@contextmanager
def serving(folder: Path) -> Generator[str]:
    """Serve the API of a project, and give its address once it answers."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port: int = listening.getsockname()[1]
    command = ["uv", "run", "uvicorn", "app.main:app", "--port", str(port)]
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            yield _answering(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answering(address: str, process: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            httpx2.get(f"{address}/health/live")
        except httpx2.TransportError:
            time.sleep(0.1)
        else:
            return address
    message = f"{address} does not answer"
    raise TimeoutError(message)
