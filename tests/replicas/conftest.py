"""One site for all tests, with a database of its own."""

import asyncio
import os
from collections.abc import AsyncGenerator, Callable, Iterator
from itertools import count
from random import Random

import httpx2
import pytest

from builder.core.config import Settings
from builder.core.rate_limits import connected, disconnect
from builder.migrations import migrate
from chaos.ledger import Ledger
from chaos.people import Person
from tests.integration.database import require
from tests.integration.postgresql import temporary_database
from tests.integration.test_rate_limits import NAMESPACE, REDIS

from .proxy import program
from .site import Site, hosted, signed_in


@pytest.fixture(scope="session")
def fresh_address() -> Callable[[], str]:
    """Return what gives addresses of this machine from which nobody asked in the last minute."""
    random, numbers = Random(), count(1)  # noqa: S311 - it only avoids what other runs use
    network = f"127.{random.randrange(1, 255)}.{random.randrange(255)}"
    return lambda: f"{network}.{next(numbers)}"


@pytest.fixture(scope="session")
async def site(tmp_path_factory: pytest.TempPathFactory) -> AsyncGenerator[Site]:
    """Run the site; where something of it is not on this machine, the tests skip, but not in CI."""
    program()
    await require("postgresql")
    await require_redis()
    async with temporary_database() as url:
        settings = Settings.model_validate({"database_url": url})
        await asyncio.to_thread(migrate, settings)
        with hosted(tmp_path_factory.mktemp("site"), settings, REDIS) as site:
            yield site


async def require_redis() -> None:
    """Skip where no Redis answers: limits that hold for both replicas are counted there."""
    counters = connected(REDIS, NAMESPACE)
    answers = await counters.check()
    await disconnect(counters)
    if not answers and "CI" not in os.environ:
        pytest.skip("no Redis on this machine")
    assert answers, "no Redis on this machine"


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """Return what notes who was told of which save."""
    return Ledger()


@pytest.fixture(scope="session")
def founder(site: Site, ledger: Ledger, fresh_address: Callable[[], str]) -> Iterator[Person]:
    """Offer who made the first account, and keeps `orders` in the workspace `team`."""
    ada = site.person(ledger, fresh_address())
    with ada.client:
        ada.set_up(site.token)
        ada.begin("Orders")
        yield ada


@pytest.fixture
def address(fresh_address: Callable[[], str]) -> str:
    """Return from where the person of a test comes."""
    return fresh_address()


@pytest.fixture
def person(site: Site, ledger: Ledger, founder: Person, address: str) -> Iterator[Person]:
    """Offer the founder in a browser that was just opened, with a session of its own."""
    with signed_in(site, ledger, founder, address) as again:
        yield again


@pytest.fixture
def browser(person: Person) -> httpx2.Client:
    """Return that browser."""
    return person.client
