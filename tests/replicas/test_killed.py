"""Replicas are killed, or restarted, while people read and save."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial

import httpx2
import pytest

from chaos.findings import Comparison, compared
from chaos.ledger import Ledger
from chaos.people import Person, meanwhile, saving

from .site import Site, signed_in

TURNS = 4
READERS = 4
SAVERS = 3
PAUSE = 1.5
"""How many seconds one replica is there again before the other is killed."""
PAGES = ("/?name=Shop", "/workspaces/team", "/api/v1/catalog")
CUT_OFF = "cut off"
"""How a page ends whose first words the proxy had passed on already."""
CUT_OFF_SAVE = "a save was answered 502"
FASTER = "422"


type Crowd = tuple[Ledger, Counter[str]]


@pytest.fixture
def crowd(
    site: Site, founder: Person, fresh_address: Callable[[], str]
) -> Callable[[], AbstractContextManager[Crowd]]:
    """Return what lets people read and save meanwhile; what came of it is known afterwards."""

    @contextmanager
    def at_work() -> Generator[Crowd]:
        ledger, read = Ledger(), Counter[str]()
        with ExitStack() as stack:
            people = [
                stack.enter_context(signed_in(site, ledger, founder, fresh_address()))
                for _ in range(SAVERS + READERS)
            ]
            stack.enter_context(reading(people[SAVERS:], read))
            stack.enter_context(saving(people[:SAVERS]))
            yield ledger, read

    return at_work


def test_of_a_replica_that_is_killed_only_what_it_was_saying_is_cut_off_and_no_save_is_lost(
    site: Site, crowd: Callable[[], AbstractContextManager[Crowd]]
) -> None:
    with crowd() as (ledger, read):
        for turn in range(TURNS):
            time.sleep(PAUSE)
            replica = site.replicas[turn % 2]
            replica.kill()
            told = len(ledger.saves)
            time.sleep(PAUSE)
            assert len(ledger.saves) > told
            site.restart(replica)
    assert {*read} <= {"200", CUT_OFF}
    assert read[CUT_OFF] <= TURNS * READERS
    assert {*ledger.faults} <= {CUT_OFF_SAVE}
    assert len(ledger.faults) <= TURNS * SAVERS
    assert compared(site.settings, ledger.saves) == Comparison([], [])


def test_of_replicas_that_are_restarted_one_after_the_other_nobody_notices(
    site: Site, crowd: Callable[[], AbstractContextManager[Crowd]]
) -> None:
    with crowd() as (ledger, read):
        for replica in site.replicas:
            time.sleep(PAUSE)
            replica.stop()
            site.restart(replica)
    assert {*read} == {"200"}
    assert {*ledger.ends} <= {FASTER}
    assert ledger.faults == []
    assert compared(site.settings, ledger.saves) == Comparison([], [])


def reading(people: list[Person], read: Counter[str]) -> AbstractContextManager[None]:
    """Let people read pages meanwhile, and count how that ended."""
    lock = threading.Lock()

    def keep_reading(person: Person, stop: threading.Event) -> None:
        while not stop.is_set():
            for path in PAGES:
                end = outcome(person, path)
                with lock:
                    read[end] += 1

    return meanwhile(partial(keep_reading, each) for each in people)


def outcome(person: Person, path: str) -> str:
    """Return the status of a page, or why there was no answer."""
    try:
        return str(person.client.get(person.addresses[0] + path).status_code)
    except httpx2.RemoteProtocolError:
        return CUT_OFF
    except httpx2.TransportError as error:
        return repr(error)
