"""Junk and mutated Blueprints: refused with a reason, or rendered into files that parse."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from httpx2 import AsyncClient, Response
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.blueprint.forms import parse_json, to_data
from builder.generator.render import render
from tests.unit.blueprint.strategies import valid_blueprints
from tests.unit.blueprint.test_fuzz import ANY_JSON
from tests.unit.generator.cases import template_set
from tests.unit.generator.checks import faults

from .clients import assert_problem

PATH, JSON = "/api/v1/projects", {"Content-Type": "application/json"}
CATALOG = template_set().catalog
DRAFTS = valid_blueprints(CATALOG, most_entities=2).map(lambda drawn: to_data(drawn, CATALOG))
WORDS = st.sampled_from(["id", "class", "User", "Book", "title", "", "\0", "a" * 300, "decimal"])
fuzz = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

type Spot = tuple[Any, Any]


def spots(node: Any) -> Iterator[Spot]:  # noqa: ANN401 - any JSON
    """Yield every container of `node` with every key of it."""
    keys: Any = node.keys() if hasattr(node, "keys") else range(len(node))
    for key in list(keys):
        yield node, key
        if isinstance(node[key], dict | list):
            yield from spots(node[key])


@st.composite
def mutated(draw: st.DrawFn) -> Any:  # noqa: ANN401 - any JSON
    """Build a right Blueprint, and change a few places of it."""
    data = deepcopy(draw(DRAFTS))
    for _ in range(draw(st.integers(1, 3))):
        found = list(spots(data))
        container, key = found[draw(st.integers(0, len(found) - 1))]
        if draw(st.booleans()):
            container[key] = draw(WORDS | ANY_JSON)
        else:
            del container[key]
        if not data:
            break
    return data


def assert_judged(response: Response, text: str) -> None:
    """Assert that what was refused has a reason, and that what was accepted parses."""
    if response.status_code != 200:
        assert_problem(response, 422)
        assert response.json()["errors"]
        return
    project = render(parse_json(text, CATALOG), template_set())
    assert faults({"accepted": project}) == ""


@fuzz
@given(data=ANY_JSON)
async def test_junk_is_judged(client: AsyncClient, data: object) -> None:
    for body in (data, {"entities": [data]}, {"project": data}, {"options": data}):
        text = json.dumps(body)
        assert_judged(await client.post(PATH, content=text, headers=JSON), text)


@fuzz
@given(data=mutated())
async def test_mutated_blueprints_are_judged(client: AsyncClient, data: object) -> None:
    text = json.dumps(data)
    assert_judged(await client.post(PATH, content=text, headers=JSON), text)


@fuzz
@given(
    query=st.text(
        st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters="#"), max_size=60
    )
)
async def test_any_query_is_judged(client: AsyncClient, query: str) -> None:
    for prefix in ("", "e=", "name=", "features="):
        response = await client.get(f"/project.zip?{prefix}{query}")
        assert response.status_code in {200, 404, 422}
