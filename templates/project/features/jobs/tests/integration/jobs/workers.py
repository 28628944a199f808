"""Workers as processes, and a door in front of a server that a test can shut."""

import asyncio
import os
import signal
import sys
from asyncio import StreamReader, StreamWriter
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from pydantic import SecretStr

from tests.integration.conftest import ROOT
from tests.integration.jobs import worker
from tests.settings import IsolatedSettings

PATIENCE_SECONDS = 60
COMMAND = (sys.executable, "-m", worker.__name__)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """Return the settings of tests, for a process of its own."""
    settings = {f"APP_{name.upper()}": written(value) for name, value in IsolatedSettings()}
    return {**os.environ, **settings, "APP_JOB_RETRY_SECONDS": "0.1", **more}


def written(value: SecretStr | str | float | tuple[str, ...]) -> str:
    """Return a setting as the environment holds it."""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return ",".join(value) if isinstance(value, tuple) else str(value)


@asynccontextmanager
async def working(places: Mapping[str, str], log: Path | None = None) -> AsyncGenerator[Process]:
    """Run a worker; at the end it stops as it is told to, unless it is gone already."""
    output = log.open("w") if log else None
    process = await asyncio.create_subprocess_exec(
        *COMMAND, cwd=ROOT, env=environment(places), stdout=DEVNULL, stderr=output or DEVNULL
    )
    if output:
        output.close()
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), PATIENCE_SECONDS)


async def until(claim: Callable[[], bool]) -> None:
    """Wait until a claim holds."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while True:
            if claim():
                return
            await asyncio.sleep(0.05)


class Door:
    """Lets connections through to a server, until it is shut."""

    def __init__(self, host: str, port: int) -> None:
        """Lead to the server at `host` and `port`."""
        self._target = (host, port)
        self._server: asyncio.Server | None = None
        self._writers: set[StreamWriter] = set()
        self.port = 0

    async def open(self) -> None:
        """Let connections through, at the same port each time."""
        self._server = await asyncio.start_server(self._lead, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def shut(self) -> None:
        """End all connections, and refuse others."""
        if self._server:
            self._server.close()
        for writer in self._writers:
            writer.transport.abort()
        self._writers.clear()
        await asyncio.sleep(0)

    async def _lead(self, reader: StreamReader, writer: StreamWriter) -> None:
        inner_reader, inner_writer = await asyncio.open_connection(*self._target)
        self._writers |= {writer, inner_writer}
        with suppress(OSError):
            await asyncio.gather(copy(reader, inner_writer), copy(inner_reader, writer))


async def copy(reader: StreamReader, writer: StreamWriter) -> None:
    """Write what is read, to the end."""
    with suppress(OSError):
        while data := await reader.read(65_536):
            writer.write(data)
            await writer.drain()
    writer.close()
