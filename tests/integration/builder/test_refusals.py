"""Whatever is wrong with a Blueprint is told at its place, over HTTP as everywhere."""

import asyncio
import json
from collections import Counter
from typing import Any

import pytest
from httpx2 import AsyncClient, Response

from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.forms import parse_data
from builder.services.projects import ProjectService

from .bad_combinations import bad_combinations
from .bad_documents import BODIES, QUERIES
from .bad_names import bad_names
from .bad_values import bad_texts, bad_values
from .clients import Data, assert_problem, blueprint

PATHS = ["/api/v1/projects", "/api/v1/projects/preview"]
CASES = [*bad_names(), *bad_values(), *bad_texts(), *bad_combinations()]
JSON = {"Content-Type": "application/json"}
PATIENCE = 10


def places(response: Response) -> list[str]:
    """Return the places that a refusal names."""
    errors = response.json()["errors"]
    assert all(each["message"].isprintable() and each["code"] for each in errors)
    assert [len(each["location"]) for each in errors] == [1] * len(errors)
    return [each["location"][0] for each in errors]


async def assert_refused(client: AsyncClient, request: dict[str, Any], place: str) -> None:
    """Send a request, and assert that it is refused at `place`, soon."""
    response = await asyncio.wait_for(client.request(**request), PATIENCE)
    assert_problem(response, 422)
    assert response.json()["code"] == "invalid-blueprint"
    found = places(response)
    assert any(each.startswith(place) for each in found), found


def test_there_are_several_hundred_cases_and_none_twice() -> None:
    counted = Counter(json.dumps([data, place]) for data, place in CASES)
    assert [case for case, count in counted.items() if count > 1] == []
    assert len(CASES) > 500


@pytest.mark.parametrize(("data", "place"), CASES, ids=range(len(CASES)))
async def test_a_bad_blueprint_is_refused_at_its_place(
    client: AsyncClient, data: Data, place: str
) -> None:
    request = {"method": "POST", "url": PATHS[0], "content": json.dumps(data), "headers": JSON}
    await assert_refused(client, request, place)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("body", "place"), BODIES, ids=range(len(BODIES)))
async def test_a_bad_body_is_refused_at_its_place(
    client: AsyncClient, path: str, body: bytes, place: str
) -> None:
    request = {"method": "POST", "url": path, "content": body, "headers": JSON}
    await assert_refused(client, request, place)


@pytest.mark.parametrize(("query", "place"), QUERIES, ids=range(len(QUERIES)))
async def test_a_bad_query_is_refused_at_its_place(
    client: AsyncClient, query: str, place: str
) -> None:
    url = f"/project.zip?{query}"
    await assert_refused(client, {"method": "GET", "url": url}, place)
    assert (await client.head(url)).status_code == 422


async def test_a_refusal_is_the_one_of_the_blueprint_package_with_its_suggestion(
    client: AsyncClient, service: ProjectService
) -> None:
    data = blueprint(options={"database": "sqlight"})
    with pytest.raises(InvalidBlueprint) as caught:
        parse_data(data, service.catalog)
    (problem,) = caught.value.problems
    (error,) = (await client.post(PATHS[0], json=data)).json()["errors"]
    assert error == {
        "location": [problem.place],
        "message": f"{problem.message} Try {problem.suggestion!r}.",
        "code": problem.rule,
    }


async def test_every_wrong_place_is_told_at_once(client: AsyncClient) -> None:
    data = blueprint(project={"name": "", "package": "class"}, features=["teleport"])
    found = places(await client.post(PATHS[0], json=data))
    assert found == ["project.name", "project.package", "features[0]"]
