"""Rendering beside the event loop: everybody else is served meanwhile, nobody waits for nothing."""

import asyncio
import threading
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

import pytest
from httpx2 import AsyncClient

from builder.api import blueprints
from builder.api.endpoints import projects as endpoints
from builder.blueprint.forms import parse_data
from builder.services import projects
from builder.services.projects import ProjectService

from .clients import Data, assert_problem, entity, field, named

PATIENCE = 20
PREVIEW, ZIP = "/api/v1/projects/preview", "/api/v1/projects"
_numbers = count()


def unseen() -> Data:
    """Return a Blueprint that was never rendered."""
    return named(f"Unseen {next(_numbers)}")


class Gate:
    """Holds every call of a function until it is opened, and counts them."""

    def __init__(self, function: Callable[..., Any]) -> None:
        """Stand before `function`."""
        self.function = function
        self.opened = threading.Event()
        self.reached = asyncio.Event()
        self.calls = 0
        self._loop = asyncio.get_running_loop()

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - as its function does
        """Wait, then call the function."""
        self.calls += 1
        self._loop.call_soon_threadsafe(self.reached.set)
        assert self.opened.wait(PATIENCE), "the event loop stood still"
        return self.function(*arguments)


@asynccontextmanager
async def gate(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> AsyncGenerator[Gate]:
    """Put a Gate before the function `name` of a module; whatever happens, it is open at last."""
    with monkeypatch.context() as patched:
        found = Gate(getattr(module, name))
        patched.setattr(module, name, found)
        try:
            yield found
        finally:
            found.opened.set()


@pytest.mark.parametrize(
    ("module", "name", "path"),
    [
        (blueprints, "parse_json", ZIP),
        (projects, "render", ZIP),
        (projects, "render", PREVIEW),
        (projects, "archive", ZIP),
        (endpoints, "preview_json", PREVIEW),
    ],
)
async def test_others_are_answered_during_each_long_step(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch, module: object, name: str, path: str
) -> None:
    async with gate(monkeypatch, module, name) as held:
        waiting = asyncio.create_task(client.post(path, json=unseen()))
        await asyncio.wait_for(held.reached.wait(), PATIENCE)
        live = await client.get("/health/live")
        assert (live.status_code, waiting.done()) == (204, False)
        held.opened.set()
        assert (await waiting).status_code == 200


async def test_queries_are_read_beside_the_event_loop(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with gate(monkeypatch, blueprints, "parse_query") as held:
        waiting = asyncio.create_task(client.get("/project.zip?auth=local"))
        await asyncio.wait_for(held.reached.wait(), PATIENCE)
        assert (await client.get("/health/live")).status_code == 204
        held.opened.set()
        assert (await waiting).status_code == 200


async def test_the_process_says_that_it_lives_while_large_projects_are_rendered(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = [field(f"column_{number}") for number in range(4)]
    entities = [entity(f"Thing{number}x", *fields) for number in range(60)]
    async with gate(monkeypatch, projects, "render") as watched:
        watched.opened.set()
        asked = [client.post(ZIP, json=named(f"Large {each}", *entities)) for each in range(3)]
        large = [asyncio.create_task(each) for each in asked]
        await asyncio.wait_for(watched.reached.wait(), PATIENCE)
        live = await client.get("/health/live")
        assert (live.status_code, [each.done() for each in large]) == (204, [False] * 3)
        assert [response.status_code for response in await asyncio.gather(*large)] == [200] * 3


async def test_one_blueprint_is_rendered_once_however_many_ask(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = named("Wanted By Many")
    link = "/project.zip?name=Wanted+By+Many"
    async with gate(monkeypatch, projects, "render") as held:
        asked = [client.post(ZIP, json=data), client.post(PREVIEW, json=data), client.get(link)]
        tasks = [asyncio.create_task(each) for each in [*asked, client.get(f"{link}&v=1")]]
        await asyncio.wait_for(held.reached.wait(), PATIENCE)
        held.opened.set()
        responses = await asyncio.gather(*tasks)
        again = await client.get(link)
    assert [each.status_code for each in responses] == [200] * 4
    assert responses[0].content == responses[2].content == again.content
    assert held.calls == 1


@pytest.mark.parametrize(("name", "path"), [("render", ZIP), ("render", PREVIEW), ("archive", ZIP)])
async def test_a_failure_is_told_without_detail_and_forgotten(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch, name: str, path: str
) -> None:
    def fail(*_: object) -> None:
        message = "secret detail"
        raise RuntimeError(message)

    data = unseen()
    with monkeypatch.context() as patched:
        patched.setattr(projects, name, fail)
        response = await client.post(path, json=data)
        assert_problem(response, 500)
        assert "secret detail" not in response.text
    assert (await client.post(path, json=data)).status_code == 200


async def test_a_client_that_leaves_takes_nothing_from_the_others(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch, service: ProjectService
) -> None:
    data = unseen()
    async with gate(monkeypatch, projects, "render") as held:
        leaving = asyncio.create_task(client.post(ZIP, json=data))
        await asyncio.wait_for(held.reached.wait(), PATIENCE)
        staying = asyncio.create_task(service.archive(parse_data(data, service.catalog)))
        await asyncio.sleep(0)
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
        held.opened.set()
        archive = await staying
    assert held.calls == 1
    assert (await client.post(ZIP, json=data)).content == archive.content


async def test_a_client_that_left_alone_leaves_nothing_broken(
    client: AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = unseen()
    async with gate(monkeypatch, projects, "render") as held:
        leaving = asyncio.create_task(client.post(ZIP, json=data))
        await asyncio.wait_for(held.reached.wait(), PATIENCE)
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
    assert (await client.post(ZIP, json=data)).status_code == 200
