"""Whatever goes wrong is answered with problem details."""

from collections.abc import AsyncGenerator
from typing import Annotated

import pytest
from fastapi import Body, FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import exc

from builder.main import create_app
from tests.integration.conftest import SETTINGS

ORIGIN = "https://example.com"
FAILURES = {
    each.__name__: each
    for each in (RuntimeError, exc.InvalidRequestError, ConnectionRefusedError, exc.TimeoutError)
}


@pytest.fixture
def application() -> FastAPI:
    """Return an application with routes that fail, and one that reads a body."""

    async def fail(kind: str) -> None:
        message = "secret detail"
        raise FAILURES[kind](message)

    async def measure(text: Annotated[str, Body()]) -> int:
        return len(text)

    application = create_app(SETTINGS)
    application.add_api_route("/fail/{kind}", fail)
    application.add_api_route("/measure", measure, methods=["POST"])
    application.add_api_route("/measure", measure, methods=["PUT"])
    return application


def assert_problem(response: Response, status: int) -> None:
    """Assert that `response` is a problem with `status`."""
    assert response.status_code == status
    assert response.headers["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert problem["instance"] == response.url.path
    assert problem["request_id"] == response.headers["X-Request-ID"]


async def test_unknown_path_is_a_problem(client: AsyncClient) -> None:
    assert_problem(await client.get("/nowhere"), 404)


async def test_wrong_method_is_a_problem_that_names_the_right_ones(client: AsyncClient) -> None:
    response = await client.get("/measure")
    assert_problem(response, 405)
    assert response.headers["Allow"] == "POST, PUT"


async def test_foreign_host_is_a_problem(client: AsyncClient) -> None:
    assert_problem(await client.get("/health/live", headers={"Host": "evil.example"}), 400)


async def test_invalid_value_is_a_problem_that_keeps_the_value_to_itself(
    client: AsyncClient,
) -> None:
    response = await client.post("/measure", json={"password": "hunter2"})
    assert_problem(response, 422)
    assert response.json()["errors"][0]["location"] == ["body"]
    assert "hunter2" not in response.text


async def test_body_that_is_no_text_is_a_problem(client: AsyncClient) -> None:
    headers = {"Content-Type": "application/json"}
    assert_problem(await client.post("/measure", content=b"\xff", headers=headers), 400)


async def test_announced_large_body_is_a_problem(client: AsyncClient) -> None:
    assert_problem(await client.post("/measure", json="x" * 20_000), 413)


async def test_unannounced_large_body_is_a_problem(client: AsyncClient) -> None:
    async def chunks() -> AsyncGenerator[bytes]:
        for _ in range(20):
            yield b"x" * 1_000

    headers = {"Content-Type": "application/json"}
    assert_problem(await client.post("/measure", content=chunks(), headers=headers), 413)


@pytest.mark.parametrize("kind", ["RuntimeError", "InvalidRequestError"])
async def test_unexpected_error_is_a_problem_without_its_detail(
    client: AsyncClient, kind: str
) -> None:
    response = await client.get(f"/fail/{kind}", headers={"Origin": ORIGIN})
    assert_problem(response, 500)
    assert "secret detail" not in response.text
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN


@pytest.mark.parametrize("kind", ["ConnectionRefusedError", "TimeoutError"])
async def test_what_does_not_answer_is_a_problem_that_says_when_to_try_again(
    client: AsyncClient, kind: str
) -> None:
    response = await client.get(f"/fail/{kind}")
    assert_problem(response, 503)
    assert int(response.headers["Retry-After"]) > 0


async def test_large_body_from_another_origin_is_a_problem_that_it_may_read(
    client: AsyncClient,
) -> None:
    response = await client.post("/measure", json="x" * 20_000, headers={"Origin": ORIGIN})
    assert_problem(response, 413)
    assert response.headers["Access-Control-Allow-Origin"] == ORIGIN
