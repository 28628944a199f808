"""Log lines of requests."""

import json
import logging
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI
from httpx2 import AsyncClient

from builder.core.logging import JsonFormatter
from builder.main import create_app
from tests.integration.conftest import SETTINGS

ACCESS = "builder.core.access"


@pytest.fixture
def application() -> FastAPI:
    """Return an application with routes that log, and fail."""

    async def work(key: str) -> str:
        logging.getLogger("services.things").info("works")
        return key

    async def fail() -> None:
        message = "failed"
        raise RuntimeError(message)

    router = APIRouter(prefix="/work")
    router.add_api_route("/{key}", work)
    application = create_app(SETTINGS)
    application.include_router(router, prefix="/things")
    application.add_api_route("/fail", fail)
    return application


@pytest.fixture(autouse=True)
def written_as_json(caplog: pytest.LogCaptureFixture) -> None:
    """Write what is logged as in production."""
    caplog.set_level(logging.INFO)
    caplog.handler.setFormatter(JsonFormatter())


def lines(caplog: pytest.LogCaptureFixture, logger: str) -> list[dict[str, Any]]:
    """Return what `logger` wrote."""
    found = (json.loads(line) for line in caplog.text.splitlines())
    return [line for line in found if line["logger"] == logger]


async def test_request_is_logged_by_its_route_without_what_it_carries(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await client.get("/things/work/secret", params={"token": "secret"})
    (line,) = lines(caplog, ACCESS)
    assert (line["method"], line["route"], line["status"]) == ("GET", "/things/work/{key}", 200)
    assert line["milliseconds"] >= 0
    assert "secret" not in json.dumps(line)


async def test_every_line_of_a_request_has_its_id(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = await client.get("/things/work/1")
    written = [*lines(caplog, "services.things"), *lines(caplog, ACCESS)]
    assert [line["request_id"] for line in written] == [response.headers["X-Request-ID"]] * 2


async def test_failure_is_logged_with_its_status_and_its_cause(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await client.get("/fail")
    assert [line["status"] for line in lines(caplog, ACCESS)] == [500]
    (failure,) = lines(caplog, "builder.core.middleware")
    assert failure["exception"]["type"] == "RuntimeError"


async def test_request_that_meets_no_route_is_logged_without_its_path(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await client.get("/nowhere")
    assert [(line["route"], line["status"]) for line in lines(caplog, ACCESS)] == [("-", 404)]


async def test_checks_of_health_are_not_worth_a_line(
    client: AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    await client.get("/health/live")
    assert lines(caplog, ACCESS) == []
