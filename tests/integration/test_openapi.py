"""The description of the API."""

import json
import re
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from httpx2 import AsyncClient


def operations(app: FastAPI) -> Iterator[dict[str, Any]]:
    """Yield every operation that the API describes."""
    for methods in app.openapi()["paths"].values():
        yield from methods.values()


async def test_documentation_is_served(client: AsyncClient) -> None:
    assert (await client.get("/docs")).status_code == 200


def test_every_error_is_described_as_a_problem(app: FastAPI) -> None:
    for operation in operations(app):
        for status, response in operation["responses"].items():
            if int(status) >= 400:
                assert list(response["content"]) == ["application/problem+json"]


def test_operation_ids_are_unique(app: FastAPI) -> None:
    ids = [operation["operationId"] for operation in operations(app)]
    assert len(ids) == len(set(ids))


def test_every_reference_has_its_schema(app: FastAPI) -> None:
    description = app.openapi()
    names = re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(description))
    assert set(names) <= description["components"]["schemas"].keys()
