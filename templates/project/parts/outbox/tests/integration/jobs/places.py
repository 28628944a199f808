"""Where jobs wait: the outbox, and Redis behind it."""

import os
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from redis.asyncio import Redis
from redis.exceptions import RedisError

from tests.integration.jobs.workers import Door

REDIS = os.environ.get("APP_TEST_QUEUE_URL", "redis://127.0.0.1:6379/0")
CLEARING: tuple[str, ...] = ()


@asynccontextmanager
async def queue() -> AsyncGenerator[Mapping[str, str]]:
    """Offer a stream of its own in a Redis that answers; in CI there must be one."""
    redis: Redis = cast("Any", Redis).from_url(REDIS)
    stream = f"test:{uuid4().hex}"
    try:
        await redis.xlen(stream)
    except RedisError:
        if "CI" in os.environ:
            raise
        pytest.skip(f"no Redis at {REDIS}")
    yield {"APP_JOB_QUEUE_URL": REDIS, "APP_JOB_QUEUE": stream}
    await redis.delete(stream)
    await redis.aclose()


@asynccontextmanager
async def behind_a_door(places: Mapping[str, str]) -> AsyncGenerator[tuple[Door, dict[str, str]]]:
    """Offer the places with a door before the server that jobs come from."""
    url = urlsplit(places["APP_JOB_QUEUE_URL"])
    door = Door(url.hostname or "127.0.0.1", url.port or 6379)
    await door.open()
    user, at, _ = url.netloc.rpartition("@")
    behind = url._replace(netloc=f"{user}{at}127.0.0.1:{door.port}").geturl()
    try:
        yield door, {**places, "APP_JOB_QUEUE_URL": behind}
    finally:
        await door.shut()
