"""The queue: a stream in Redis, each message held by one worker until it is done with it."""

from collections.abc import AsyncGenerator
from functools import partial
from typing import Any, cast, override
from uuid import uuid4

from redis.asyncio import Redis
from redis.exceptions import ResponseError
from taskiq import AckableMessage, AsyncBroker, BrokerMessage

GROUP = "workers"
BLOCK_MILLISECONDS = 1_000
TIMEOUT_SECONDS = 5
_DATA = b"data"


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
        try:
            await self._redis.xgroup_create(self._stream, GROUP, id="0", mkstream=True)
        except ResponseError as error:
            if not str(error).startswith("BUSYGROUP"):
                raise

    @override
    async def shutdown(self) -> None:
        await super().shutdown()
        await self._redis.aclose()

    async def check(self) -> None:
        """Raise RedisError where Redis does not answer."""
        await self._redis.xlen(self._stream)

    @override
    async def kick(self, message: BrokerMessage) -> None:
        await self._redis.xadd(self._stream, {_DATA: message.message})

    @override
    async def listen(self) -> AsyncGenerator[AckableMessage]:
        while True:
            found = await self._redis.xreadgroup(
                GROUP, self._consumer, {self._stream: ">"}, count=1, block=BLOCK_MILLISECONDS
            )
            for key, data in _messages(found):
                self._held.add(key)
                yield AckableMessage(data=data, ack=partial(self.finish, key))

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

    async def take_over(self) -> list[tuple[bytes, bytes]]:
        """Return the messages of workers that have died, with their keys; this one has them now."""
        answer = await self._redis.xautoclaim(self._stream, GROUP, self._consumer, self._lease)
        return [(key, fields[_DATA]) for key, fields in answer[1]]


def _messages(found: Any) -> list[tuple[bytes, bytes]]:  # noqa: ANN401 - as Redis answers
    return [(key, fields[_DATA]) for _, messages in found or () for key, fields in messages]
