"""What a body may be, before anybody reads a Blueprint in it."""

import json
from collections.abc import AsyncGenerator

import pytest
from httpx2 import AsyncClient

from builder.blueprint import limits
from tests.settings import IsolatedSettings

from .clients import Data, assert_problem, blueprint, entity, field

PATHS = ["/api/v1/projects", "/api/v1/projects/preview"]
LIMIT = IsolatedSettings().max_body_size

pytestmark = pytest.mark.parametrize("path", PATHS)


def largest() -> Data:
    """Return a Blueprint of as many fields as there may be, with names as long as they may be."""
    return blueprint(
        *(
            entity(
                f"Entity{number:03}{'A' * 31}",
                *(field(f"field_{column:03}_{'x' * 30}") for column in range(limits.FIELDS)),
            )
            for number in range(limits.ENTITIES)
        )
    )


@pytest.mark.parametrize(
    "kind",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/toml",
        "application/jsonx",
        "text/json",
    ],
)
async def test_a_body_that_does_not_say_json_is_refused_with_the_way_out(
    client: AsyncClient, path: str, kind: str | None
) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    response = await client.post(path, content=b"{}", headers=headers)
    assert_problem(response, 415)
    assert "Content-Type: application/json" in response.json()["detail"]


@pytest.mark.parametrize(
    "kind", ["application/json", "Application/JSON; charset=utf-8", "application/vnd.api+json"]
)
async def test_every_way_to_say_json_is_understood(
    client: AsyncClient, path: str, kind: str
) -> None:
    response = await client.post(path, content=b"{}", headers={"Content-Type": kind})
    assert response.status_code == 200


async def test_a_body_that_is_too_large_is_a_problem(client: AsyncClient, path: str) -> None:
    assert_problem(await client.post(path, json="x" * LIMIT), 413)


async def test_a_body_that_turns_out_too_large_is_a_problem(client: AsyncClient, path: str) -> None:
    async def chunks() -> AsyncGenerator[bytes]:
        for _ in range(20):
            yield b" " * (LIMIT // 16)

    headers = {"Content-Type": "application/json"}
    assert_problem(await client.post(path, content=chunks(), headers=headers), 413)


async def test_the_largest_blueprint_gets_through_the_door(client: AsyncClient, path: str) -> None:
    data = largest()
    assert len(json.dumps(data)) < LIMIT
    wrong = data | {"project": {"name": ""}}
    response = await client.post(path, json=wrong)
    assert_problem(response, 422)
    assert [each["location"] for each in response.json()["errors"]] == [["project.name"]]


async def test_a_form_of_another_method_is_not_allowed(client: AsyncClient, path: str) -> None:
    for method in ("GET", "PUT", "DELETE"):
        assert_problem(await client.request(method, path), 405)
