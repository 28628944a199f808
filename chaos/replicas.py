"""The builder as operators run it: Gunicorn and its workers, killed and started again."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx2

from verification.workplace import free_port

ROOT = Path(__file__).parent.parent
PATIENCE = 60.0
_TOKEN = re.compile(r"setup token is ([\w-]+)")
_PASSED = ("HOME", "LANG")
_TIRELESS = {"APP_RATE_LIMIT": "1000000/minute", "APP_SIGN_IN_RATE_LIMIT": "1000000/minute"}


class NotReadyError(Exception):
    """A replica does not answer; the text is what it printed."""


class Replica:
    """One server of the builder, with a master and its workers."""

    def __init__(self, log: Path, settings: Mapping[str, str], workers: int) -> None:
        """Listen on a free port, with `settings` beside those that it needs."""
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = {
            **{name: os.environ[name] for name in _PASSED if name in os.environ},
            **_TIRELESS,
            "APP_LOG_LEVEL": "WARNING",
            "APP_PUBLIC_URL": self.address,
            "APP_SECURE_COOKIES": "false",
            "HOST": "127.0.0.1",
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PORT": str(self.port),
            "WEB_CONCURRENCY": str(workers),
            **settings,
        }

    @property
    def printed(self) -> str:
        """What it printed so far."""
        return self._log.read_text("utf-8", "replace") if self._log.exists() else ""

    @property
    def tokens(self) -> Sequence[str]:
        """The setup tokens that it printed."""
        return _TOKEN.findall(self.printed)

    def start(self) -> None:
        """Start it, without waiting until it answers."""
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", str(ROOT / "deploy" / "start.sh")],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Return once it answers. Raises NotReadyError."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self._running.poll() is None:
            if self._is_ready():
                return
            time.sleep(0.1)
        raise NotReadyError(self.printed)

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        pid = self._running.pid
        return [int(each) for each in _read(f"/proc/{pid}/task/{pid}/children").split()]

    def kill(self) -> None:
        """End master and workers at once, as a machine does that loses its power."""
        os.killpg(self._running.pid, signal.SIGKILL)
        self._running.wait(PATIENCE)

    def stop(self) -> None:
        """End it as operators do, if it runs."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()

    @property
    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            message = "The replica was never started."
            raise NotReadyError(message)
        return self._process

    def _is_ready(self) -> bool:
        try:
            ready = httpx2.get(f"{self.address}/health/ready", timeout=5, trust_env=False)
        except httpx2.TransportError:
            return False
        return ready.is_success


def _read(path: str) -> str:
    try:
        return Path(path).read_text("utf-8")
    except OSError:
        return ""


@contextmanager
def running(
    folder: Path, settings: Mapping[str, str], replicas: int, workers: int
) -> Generator[list[Replica]]:
    """Run so many replicas, started together, and leave none of them behind."""
    made = [Replica(folder / f"{each}.log", settings, workers) for each in range(replicas)]
    with ExitStack() as stack:
        for each in made:
            stack.callback(each.stop)
            each.start()
        for each in made:
            each.wait()
        yield made
