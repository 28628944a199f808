"""Who may ask how often."""

import logging
import os
from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from limits import parse
from pydantic import SecretStr

from builder.api.prefix import PREFIX
from builder.core import rate_limits
from builder.core.rate_limits import RateLimiter, closing, connected, disconnect
from builder.main import create_app
from tests.integration.conftest import SETTINGS

REDIS = os.environ.get("APP_TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
NOTHING = "redis://127.0.0.1:1"
PATH = f"{PREFIX}/nowhere"
RATE = parse("2/day")
NAMESPACE = "test"


@pytest.fixture
def limited() -> FastAPI:
    """Return an application that lets two requests through."""
    return create_app(SETTINGS.model_copy(update={"rate_limit": "2/day"}))


def client_of(app: FastAPI, address: str) -> AsyncClient:
    """Return a client at `address`."""
    return AsyncClient(transport=ASGITransport(app, client=(address, 1)), base_url="http://test")


@pytest.fixture
async def redis() -> str:
    """Return the address of a Redis that answers; in CI there must be one."""
    counters = connected(REDIS, NAMESPACE)
    answers = await counters.check()
    await disconnect(counters)
    if not answers and "CI" not in os.environ:
        pytest.skip(f"no Redis at {REDIS}")
    assert answers, f"no Redis at {REDIS}"
    return REDIS


async def test_a_request_too_many_is_a_problem_that_says_when_to_come_back(
    limited: FastAPI,
) -> None:
    async with client_of(limited, "192.0.2.1") as client:
        first = await client.get(PATH)
        assert (first.status_code, first.headers["RateLimit-Remaining"]) == (404, "1")
        await client.get(PATH)
        refused = await client.get(PATH, headers={"Origin": "https://example.com"})
    assert refused.status_code == 429
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["code"] == "too-many-requests"
    assert refused.json()["request_id"] == refused.headers["X-Request-ID"]
    assert refused.headers["Access-Control-Allow-Origin"] == "https://example.com"
    assert 0 < int(refused.headers["Retry-After"]) <= 2 * 86_400
    assert refused.headers["RateLimit-Limit"] == "2"
    exposed = set(refused.headers["Access-Control-Expose-Headers"].split(", "))
    assert {"RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"} <= exposed


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("192.0.2.1", "192.0.2.2", 404),
        ("2001:db8::1", "2001:db8::2", 429),
        ("2001:db8::1", "2001:db8:0:1::1", 404),
        ("fe80::1%eth0", "fe80::2%eth0", 429),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", 404),
        ("::ffff:192.0.2.1", "192.0.2.1", 429),
        ("a:b", "a:c", 404),
    ],
)
async def test_addresses_count_apart_and_a_network_of_ipv6_as_one(
    limited: FastAPI, first: str, second: str, status: int
) -> None:
    async with client_of(limited, first) as client, client_of(limited, second) as other:
        for _ in range(2):
            await client.get(PATH)
        assert (await other.get(PATH)).status_code == status


async def test_health_is_not_counted(limited: FastAPI) -> None:
    async with client_of(limited, "192.0.2.1") as client:
        for _ in range(5):
            response = await client.get("/health/live")
            assert response.status_code == 204
            assert "RateLimit-Limit" not in response.headers


async def test_processes_count_together_in_redis(
    redis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "PATIENCE_SECONDS", 30.0)
    first, second = RateLimiter(redis, NAMESPACE), RateLimiter(redis, NAMESPACE)
    key = uuid4().hex
    async with closing(first), closing(second):
        assert (await first.count(RATE, key)).is_allowed
        assert (await second.count(RATE, key)).is_allowed
        assert not (await first.count(RATE, key)).is_allowed


async def test_applications_that_share_a_redis_count_apart(
    redis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate_limits, "PATIENCE_SECONDS", 30.0)
    first, second = RateLimiter(redis, NAMESPACE), RateLimiter(redis, f"{NAMESPACE}:second")
    key = uuid4().hex
    async with closing(first), closing(second):
        allowed = [(await first.count(RATE, key)).is_allowed for _ in range(3)]
        assert (await second.count(RATE, key)).is_allowed
    assert allowed == [True, True, False]


@pytest.mark.parametrize("url", ["", "memory", "valkey://host", "redis:", "redis+cluster://host"])
def test_settings_that_count_nowhere_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="rate_limit_url"):
        create_app(SETTINGS.model_copy(update={"rate_limit_url": SecretStr(url)}))


async def test_a_process_counts_by_itself_while_redis_is_away(
    caplog: pytest.LogCaptureFixture,
) -> None:
    limiter = RateLimiter(NOTHING, NAMESPACE)
    with caplog.at_level(logging.WARNING):
        async with closing(limiter):
            allowed = [(await limiter.count(RATE, "key")).is_allowed for _ in range(3)]
    assert allowed == [True, True, False]
    assert len(caplog.records) == 1


@pytest.fixture
async def unavailable(limited: FastAPI) -> AsyncGenerator[FastAPI]:
    """Offer an application whose Redis is away."""
    limited.state.rate_limiter = RateLimiter(NOTHING, NAMESPACE)
    async with closing(limited.state.rate_limiter):
        yield limited


async def test_the_api_serves_while_redis_is_away(unavailable: FastAPI) -> None:
    async with client_of(unavailable, "192.0.2.1") as client:
        statuses = [(await client.get(PATH)).status_code for _ in range(3)]
    assert statuses == [404, 404, 429]
