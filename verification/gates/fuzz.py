"""What Schemathesis makes of the description that a project gives of itself."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import httpx2

from builder.blueprint.model import Blueprint

from ..scenario import Scenario, sign_in
from ..tools import SCHEMATHESIS
from ..workplace import Workplace, free_port

KEEPS_SESSION = "/auth"
CONFIGURATION = Path(__file__).parents[1] / "schemathesis.toml"
_TRANSPORT = {"accept", "accept-encoding", "connection", "user-agent"}
_NOT_IN_SCHEMAS = "positive_data_acceptance"
"""A check that cannot hold: a reference to a record that does not exist is 422."""
_FOR_STRANGERS = "ignored_auth"
"""A check that takes a token in a header of our own for none; it holds for who is signed out."""


def fuzz(workplace: Workplace, blueprint: Blueprint) -> None:
    """Give no 500, and nothing that is not declared, to anybody who asks for anything."""
    port = free_port()
    command = ["uv", "run", "uvicorn", f"{workplace.package}.main:app", "--port", str(port)]
    with workplace.serving(command, port) as client:
        address = str(client.base_url)
        sign_in(client, blueprint, workplace.run)
        Scenario(client, blueprint).seed()
        others = tuple(passed_over(blueprint, workplace.depth.entities))
        ask = tuple(_schemathesis(address, workplace.depth.examples))
        workplace.run(*ask, *_unchecked(_NOT_IN_SCHEMAS), *without(*others))
        if signed_in := tuple(_headers(client)):
            unchecked = _unchecked(_NOT_IN_SCHEMAS, _FOR_STRANGERS)
            workplace.run(*ask, *unchecked, *signed_in, *without(*others, KEEPS_SESSION))


def passed_over(blueprint: Blueprint, count: int) -> Iterator[str]:
    """Yield the places of all entities but `count`, drawn by the digest of the Blueprint."""
    routes = [f"/{entity.names.route}" for entity in blueprint.entities if entity.operations]
    drawn = random.Random(blueprint.digest).sample(routes, min(count, len(routes)))  # noqa: S311 - no secret
    return (route for route in routes if route not in drawn)


def without(*places: str) -> Iterator[str]:
    """Yield the options that leave out these places and all below them."""
    if places:
        yield from ("--exclude-path-regex", f"({'|'.join(map(re.escape, places))})(/|$)")


def _schemathesis(address: str, examples: int) -> Iterator[str]:
    yield from ("uvx", "--from", SCHEMATHESIS, "schemathesis", "--config-file", str(CONFIGURATION))
    yield from ("run", f"{address}/openapi.json")
    yield from ("--max-examples", str(examples), "--generation-deterministic")
    yield from ("--phases", "examples,coverage,fuzzing", "--continue-on-failure")
    yield from ("--warnings", "off", "--suppress-health-check", "all")


def _unchecked(*checks: str) -> tuple[str, ...]:
    return ("--exclude-checks", ",".join(checks))


def _headers(client: httpx2.Client) -> Iterator[str]:
    """Yield what makes `client` known to the project, as options."""
    for name, value in client.headers.items():
        if name not in _TRANSPORT:
            yield from ("--header", f"{name}: {value}")
    cookies = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    if cookies:
        yield from ("--header", f"cookie: {cookies}")
