"""A line to Redis that can be cut, or go dead."""

import asyncio
from asyncio import StreamReader, StreamWriter
from contextlib import suppress
from typing import Self
from urllib.parse import urlsplit


class Line:
    """Passes on what is sent, while it is up."""

    def __init__(self, redis: str) -> None:
        """Lead to `redis`."""
        self._target = urlsplit(redis)
        self._server: asyncio.Server | None = None
        self._port = 0
        self._writers: set[StreamWriter] = set()
        self._flowing = asyncio.Event()
        self._flowing.set()

    @property
    def url(self) -> str:
        """The address at this end."""
        user, at, _ = self._target.netloc.rpartition("@")
        return self._target._replace(netloc=f"{user}{at}127.0.0.1:{self._port}").geturl()

    async def mend(self) -> None:
        """Take connections, always at the same address."""
        self._flowing.set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", self._port)
        self._port = self._server.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """Drop all connections, and take no more."""
        self._flowing.set()
        if self._server is not None:
            self._server.close()
            for writer in self._writers:
                writer.close()
            await self._server.wait_closed()

    def go_dead(self) -> None:
        """Keep connections, and pass nothing on."""
        self._flowing.clear()

    async def __aenter__(self) -> Self:
        await self.mend()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.cut()

    async def _serve(self, near: StreamReader, back: StreamWriter) -> None:
        host, port = self._target.hostname or "127.0.0.1", self._target.port or 6379
        far, forth = await asyncio.open_connection(host, port)
        writers = {back, forth}
        self._writers |= writers
        await asyncio.gather(self._pass(near, forth), self._pass(far, back))
        self._writers -= writers

    async def _pass(self, reader: StreamReader, writer: StreamWriter) -> None:
        with suppress(OSError):
            while sent := await reader.read(65_536):
                await self._flowing.wait()
                writer.write(sent)
                await writer.drain()
        writer.close()
