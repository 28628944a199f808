"""How often one client may ask: counted in this process, or in Redis for all of them."""

import asyncio
import ipaddress
import logging
import math
import time
from collections.abc import AsyncGenerator, Collection
from contextlib import asynccontextmanager
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .config import Settings
from .errors import problem
from .openapi import problems

PATIENCE_SECONDS = 0.5
PAUSE_SECONDS = 5.0
ANY = frozenset({"DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"})
MEMORY = "memory://"
SCHEMES = ("redis://", "rediss://", "redis+unix://")
_IPV6_NETWORK = 64
_logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Count:
    """What was found out about one request."""

    is_allowed: bool
    limit: int
    remaining: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """What the response tells of it."""
        return {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.remaining),
            "RateLimit-Reset": str(self.seconds),
        }


class RateLimiter:
    """Counts in Redis where there is one, and in this process while it does not answer."""

    def __init__(self, url: str, namespace: str) -> None:
        """Count at `url`: `memory://`, or a Redis, in names that begin with `namespace`.

        Raises ValueError where that is no address.
        """
        self._redis = None if url == MEMORY else connected(url, namespace)
        self._own = SlidingWindowCounterRateLimiter(MemoryStorage())
        self._shared = SlidingWindowCounterRateLimiter(self._redis or MemoryStorage())
        self._away_until = 0.0

    async def count(self, rate: RateLimitItem, key: str) -> Count:
        """Count a request of `key`."""
        if time.monotonic() >= self._away_until:
            try:
                async with asyncio.timeout(PATIENCE_SECONDS):
                    return await _count(self._shared, rate, key)
            except (StorageError, TimeoutError):
                self._away_until = time.monotonic() + PAUSE_SECONDS
                _logger.warning("Redis does not answer: this process counts requests by itself")
        return await _count(self._own, rate, key)

    async def close(self) -> None:
        """Close the connections to Redis."""
        if self._redis is not None:
            await disconnect(self._redis)


def connected(url: str, namespace: str) -> RedisStorage:
    """Return counters in the Redis at `url`, which connect when needed. Raises ValueError."""
    if not url.startswith(SCHEMES):
        detail = f"rate_limit_url is {MEMORY}, or begins with {', '.join(SCHEMES)}, for Valkey too"
        raise ValueError(detail)
    return RedisStorage(
        f"async+{url}", wrap_exceptions=True, implementation="redispy", key_prefix=namespace
    )


async def disconnect(counters: RedisStorage) -> None:
    """Close the connections of `counters`: limits leaves that to its user."""
    bridge: Any = counters.bridge
    await bridge.storage.aclose()


async def _count(limiter: SlidingWindowCounterRateLimiter, rate: RateLimitItem, key: str) -> Count:
    is_allowed = await limiter.hit(rate, key)
    window = await limiter.get_window_stats(rate, key)
    seconds = max(1, math.ceil(window.reset_time - time.time()))
    return Count(is_allowed, rate.amount, window.remaining, seconds)


class RateLimitMiddleware:
    """Answers 429 to a client whose requests below `path` are more than `rate` allows."""

    def __init__(
        self,
        app: ASGIApp,
        rate: str,
        path: str,
        methods: Collection[str] = ANY,
        counter: str = "",
    ) -> None:
        """Parse `rate`, such as `300/minute`; paths with the same `counter` are counted together.

        Raises ValueError.
        """
        self.app = app
        self.rate = parse(rate)
        self.path = path
        self.methods = methods
        self.counter = counter or path

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if not self._counts(scope):
            await self.app(scope, receive, send)
            return
        limiter: RateLimiter = scope["app"].state.rate_limiter
        count = await limiter.count(self.rate, f"{self.counter}:{_client(scope)}")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in count.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        if count.is_allowed:
            await self.app(scope, receive, send_with_headers)
            return
        refusal = problem(scope["path"], HTTPStatus.TOO_MANY_REQUESTS)
        refusal.headers["Retry-After"] = str(count.seconds)
        await refusal(scope, receive, send_with_headers)

    def _counts(self, scope: Scope) -> bool:
        if scope["type"] != "http" or scope["path"].startswith("/health/"):
            return False
        path: str = scope["path"]
        return path.startswith(self.path) and scope["method"] in self.methods


def _client(scope: Scope) -> str:
    """Return the address that the request comes from; neighbours in IPv6 are one."""
    host, _ = scope["client"] or ("unknown", 0)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return str(host)
    if isinstance(address, ipaddress.IPv4Address):
        return str(address)
    network = ipaddress.IPv6Network((address.packed, _IPV6_NETWORK), strict=False)
    return str(address.ipv4_mapped or network)


def install(app: FastAPI, settings: Settings) -> None:
    """Give the application its counters, and its description the refusal."""
    url = settings.rate_limit_url.get_secret_value()
    app.state.rate_limiter = RateLimiter(url, settings.rate_limit_namespace)
    app.router.responses.update(problems(HTTPStatus.TOO_MANY_REQUESTS))


@asynccontextmanager
async def closing(limiter: RateLimiter) -> AsyncGenerator[None]:
    """Close what `limiter` holds open when the application stops."""
    try:
        yield
    finally:
        await limiter.close()
