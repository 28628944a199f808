"""A client that costs little: one request, again and again, over connections that stay open."""

import asyncio
import re
import time
from dataclasses import dataclass, field

CONNECTIONS = 16
_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)


class UnexpectedAnswerError(Exception):
    """A server answered something else than 200."""


@dataclass(slots=True)
class Load:
    """What one server did: how many seconds each request took, and how long all of it took."""

    latencies: list[float] = field(default_factory=list[float])
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Requests per second."""
        return len(self.latencies) / self.seconds

    @property
    def p99(self) -> float:
        """The latency, in seconds, that 99 of 100 requests keep."""
        return sorted(self.latencies)[int(len(self.latencies) * 0.99)]


async def press(load: Load, port: int, path: str, seconds: float) -> None:
    """Ask for `path` for so long, and add what came of it to `load`."""
    started = time.perf_counter()
    await asyncio.gather(*(_ask(load, port, path, started + seconds) for _ in range(CONNECTIONS)))
    load.seconds += time.perf_counter() - started


async def _ask(load: Load, port: int, path: str, deadline: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    while (started := time.perf_counter()) < deadline:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        found = _LENGTH.search(head)
        if found is None or b" 200 " not in head[:16]:
            raise UnexpectedAnswerError(head.decode())
        await reader.readexactly(int(found[1]))
        load.latencies.append(time.perf_counter() - started)
    writer.close()
    await writer.wait_closed()
