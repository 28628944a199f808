"""A replica is killed while people read and save."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager

import httpx2

from chaos.findings import Comparison, compared
from chaos.ledger import Ledger
from chaos.people import Person, saving

from .site import Site, signed_in

KILLS = 4
READERS = 4
SAVERS = 3
PAUSE = 1.5
"""How many seconds one replica is there again before the other is killed."""
PAGES = ("/?name=Shop", "/workspaces/team", "/api/v1/catalog")
CUT_OFF = "a save was answered 502"


def test_who_reads_notices_nothing_and_no_save_is_lost(
    site: Site, founder: Person, fresh_address: Callable[[], str]
) -> None:
    ledger, read = Ledger(), Counter[str]()
    with ExitStack() as stack:
        people = [
            stack.enter_context(signed_in(site, ledger, founder, fresh_address()))
            for _ in range(SAVERS + READERS)
        ]
        stack.enter_context(reading(people[SAVERS:], read))
        stack.enter_context(saving(people[:SAVERS]))
        for turn in range(KILLS):
            time.sleep(PAUSE)
            replica = site.replicas[turn % 2]
            replica.kill()
            told = len(ledger.saves)
            time.sleep(1.5)
            assert len(ledger.saves) > told
            replica.start()
            replica.wait()
    assert read["200"] > KILLS * READERS
    assert {*read} == {"200"}
    assert {*ledger.faults} <= {CUT_OFF}
    assert len(ledger.faults) <= KILLS * SAVERS
    assert compared(site.settings, ledger.saves) == Comparison([], [])


@contextmanager
def reading(people: list[Person], read: Counter[str]) -> Generator[None]:
    """Let people read pages meanwhile, and count how that ended."""
    stop, lock = threading.Event(), threading.Lock()

    def keep_reading(person: Person) -> None:
        while not stop.is_set():
            for path in PAGES:
                end = outcome(person, path)
                with lock:
                    read[end] += 1

    threads = [threading.Thread(target=keep_reading, args=(each,)) for each in people]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def outcome(person: Person, path: str) -> str:
    """Return the status of a page, or why there was no answer."""
    try:
        return str(person.client.get(person.addresses[0] + path).status_code)
    except httpx2.TransportError as error:
        return repr(error)
