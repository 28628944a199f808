"""What a client does with every project: sign in where there is sign-in, then use every entity."""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import httpx2

from builder.blueprint.model import Blueprint, Entity

from .bearer import Run
from .client.admission import admit
from .client.changing import clear, link, update
from .client.reading import list_all, read
from .client.records import Records, entities_of, route
from .client.refusing import refuse
from .signin import BESIDE, SIGN_IN


def use(client: httpx2.Client, blueprint: Blueprint, run: Run) -> None:
    """Go through the whole scenario. Raises AssertionError at the first wrong answer."""
    sign_in(client, blueprint, run)
    Scenario(client, blueprint).run()
    with at_prefix(client, blueprint):
        admit(client, blueprint, run)


@contextmanager
def at_prefix(client: httpx2.Client, blueprint: Blueprint) -> Generator[None]:
    """Let the paths that `client` asks for begin where those of the project's API do."""
    root = client.base_url
    client.base_url = root.join(blueprint.project.api_prefix or "/")
    try:
        yield
    finally:
        client.base_url = root


def sign_in(client: httpx2.Client, blueprint: Blueprint, run: Run) -> None:
    """Try what must fail, and leave `client` signed in, with the role that may do everything.

    Scripts of the project are started with `run`.
    """
    way = SIGN_IN[blueprint.options["auth"]]
    entities = entities_of(blueprint)
    closed = [route(entity) for entity in entities if entity.read != "everybody"]
    with at_prefix(client, blueprint):
        for feature in blueprint.features:
            if feature in BESIDE:
                BESIDE[feature](client)
        way.sign_in(client, closed)
        for role in _roles(entities):
            way.enter(client, role, run)


def _roles(entities: list[Entity]) -> Iterator[str]:
    """Yield the one role that these entities ask for, if they do: who has it may do everything."""
    asked = {entity.role for entity in entities if {entity.read, entity.write} & {"owner", "role"}}
    assert len(asked) <= 1, f"nobody has all of {asked}"
    yield from asked


@dataclass
class Scenario:
    """One run through all entities, signed in as somebody who may do everything."""

    client: httpx2.Client
    blueprint: Blueprint

    def run(self) -> None:
        """Create everything, look at it from every side, and take it away again."""
        with at_prefix(self.client, self.blueprint):
            records = Records(self.client, self.blueprint)
            for entity in records.ordered():
                records.create(entity)
                refuse(records, entity)
            for entity in records.ordered():
                for step in (read, list_all, update, link):
                    step(records, entity)
            clear(records)

    def seed(self) -> None:
        """Leave some records of every entity."""
        with at_prefix(self.client, self.blueprint):
            records = Records(self.client, self.blueprint)
            for entity in records.ordered():
                records.create(entity)
