"""The queue: a stream in Redis, each message held by one worker until it is done with it."""

import asyncio
import logging
from collections.abc import AsyncGenerator
from contextlib import suppress
from functools import partial
from typing import Any, cast, override
from uuid import uuid4

from pydantic import Field
from redis.asyncio import Redis
from redis.exceptions import RedisError
from taskiq import AckableMessage, AsyncBroker, BrokerMessage, TaskiqMessage

from ..schemas.jobs import Attempt

TASK = "attempt"
GROUP = "workers"
BLOCK_MILLISECONDS = 1_000
TIMEOUT_SECONDS = 5
PAUSE_SECONDS = 5.0
_DATA = b"data"
_LEAVE = """
if #redis.call('XPENDING', KEYS[1], ARGV[1], '-', '+', 1, ARGV[2]) == 0 then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], ARGV[2])
end
"""
"""One step: what a consumer is given in between would go with it, and never be done."""
_logger = logging.getLogger(__name__)


class Order(TaskiqMessage):
    """A message with one attempt, and with nothing that lets taskiq treat it otherwise."""

    task_name: str = Field(pattern=f"^{TASK}$")
    labels: dict[str, Any] = Field(max_length=0)
    args: list[Attempt] = Field(min_length=1, max_length=1)
    kwargs: dict[str, Any] = Field(max_length=0)


class JobBroker(AsyncBroker):
    """Carries jobs to workers: what one of them holds, others get only when that is dead."""

    def __init__(self, url: str, stream: str, lease: float) -> None:
        """Use `stream` in the Redis at `url`; who says nothing for `lease` seconds is dead."""
        super().__init__()
        self._redis: Redis = cast("Any", Redis).from_url(
            url, socket_connect_timeout=TIMEOUT_SECONDS, socket_timeout=TIMEOUT_SECONDS
        )
        self._stream = stream
        self._lease = round(lease * 1_000)
        self._consumer = uuid4().hex
        self._held: set[bytes] = set()

    @override
    async def startup(self) -> None:
        await super().startup()
        await self._join()

    async def _join(self) -> None:
        """Make the group unless it is there; where Redis does not answer, who reads tells of it."""
        with suppress(OSError, RedisError):
            await self._redis.xgroup_create(self._stream, GROUP, id="0", mkstream=True)

    @override
    async def shutdown(self) -> None:
        await super().shutdown()
        await self._leave()
        await self._redis.aclose()

    async def _leave(self) -> None:
        """Take this worker out of the group, unless there are messages for others to take over."""
        with suppress(OSError, RedisError):
            await cast("Any", self._redis).eval(_LEAVE, 1, self._stream, GROUP, self._consumer)

    async def check(self) -> None:
        """Raise RedisError where Redis does not answer."""
        await self._redis.xlen(self._stream)

    @override
    async def kick(self, message: BrokerMessage) -> None:
        await self._redis.xadd(self._stream, {_DATA: message.message})

    @override
    async def listen(self) -> AsyncGenerator[AckableMessage]:
        while True:
            for key, data in await self._next():
                self._held.add(key)
                if self._read(key, data):
                    yield AckableMessage(data=data, ack=partial(self.finish, key))

    async def _next(self) -> list[tuple[bytes, bytes]]:
        """Wait for a message: whoever listens goes on, and so do its jobs, while Redis is away."""
        try:
            found = await self._redis.xreadgroup(
                GROUP, self._consumer, {self._stream: ">"}, count=1, block=BLOCK_MILLISECONDS
            )
        except (OSError, RedisError) as error:
            _logger.warning("Redis does not answer: %s", type(error).__name__)
            await asyncio.sleep(PAUSE_SECONDS)
            await self._join()
            return []
        return _messages(found)

    def _read(self, key: bytes, data: bytes) -> Attempt | None:
        """Return the attempt in a message; one that nobody can read is held, and told of once.

        Taskiq would take it away.
        """
        try:
            return Order.model_validate(self.serializer.loadb(data)).args[0]
        except (RecursionError, ValueError):
            self._held.add(key)
            _logger.error("Nobody can read message %s", key.decode())  # noqa: TRY400 - the error tells what a job is given
            return None

    async def finish(self, key: bytes) -> None:
        """Take a message away."""
        self._held.discard(key)
        await self._redis.xack(self._stream, GROUP, key)
        await self._redis.xdel(self._stream, key)

    async def hold(self) -> None:
        """Say that this worker lives: the time begins anew for all that it holds."""
        if self._held:
            await self._redis.xclaim(
                self._stream, GROUP, self._consumer, 0, list(self._held), justid=True
            )

    async def take_over(self) -> list[tuple[bytes, Attempt]]:
        """Return what workers were at that have died, with its keys; this one has it now."""
        held = self._held.copy()
        answer = await self._redis.xautoclaim(self._stream, GROUP, self._consumer, self._lease)
        others = ((key, _data(fields)) for key, fields in answer[1] if key not in held)
        taken = ((key, self._read(key, data)) for key, data in others)
        return [(key, attempt) for key, attempt in taken if attempt]


def _messages(found: Any) -> list[tuple[bytes, bytes]]:  # noqa: ANN401 - as Redis answers
    return [(key, _data(fields)) for _, messages in found or () for key, fields in messages]


def _data(fields: dict[bytes, bytes]) -> bytes:
    return fields.get(_DATA, b"")
