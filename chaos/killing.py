"""kill -9 while people save: of processes that only save, and of whole servers."""

import os
import signal
import time
from random import Random

from .ledger import Ledger
from .people import saving, team
from .places import PLACES
from .replicas import Replica, running
from .reports import Report, ends, report
from .savers import Savers, prepared, told

SAVERS = 4
PEOPLE = 6
WORKERS = 2
PATIENCE = 60.0
_LONGEST_LIFE = 0.15
"""How many seconds savers live at most after somebody was told of a save."""


def killed_savers(kind: str, rounds: int) -> Report:
    """Kill all savers at a random moment, and let others go on, many times."""
    random = Random()  # noqa: S311 - it spreads kills over time
    ledger = Ledger()
    with PLACES[kind]() as place:
        desk = prepared(place.settings, SAVERS // 2)
        for turn in range(rounds):
            savers = Savers(desk, SAVERS, turn)
            first = savers.first()
            time.sleep(random.uniform(0, _LONGEST_LIFE))
            if ended := savers.kill():
                ledger.complain(f"{ended} savers ended by themselves")
            for save in told(first + savers.rest()):
                ledger.acknowledge(save)
            if not first:
                ledger.complain(f"nobody could save after {turn} rounds")
                break
        figures = f"{rounds} times {SAVERS} processes that save through the services"
        return report(place, ledger, figures)


def killed_servers(kind: str, rounds: int) -> Report:
    """Kill workers, or whole replicas, at random moments, and start them again."""
    random = Random()  # noqa: S311 - it spreads kills over time
    ledger, slowest = Ledger(), 0.0
    count = 1 if kind == "SQLite" else 2
    with (
        PLACES[kind]() as place,
        running(place.folder, {"APP_DATABASE_URL": place.url}, count, WORKERS) as replicas,
        team(replicas, ledger, PEOPLE) as people,
    ):
        with saving(people):
            for _ in range(rounds):
                time.sleep(random.uniform(0.2, 1))
                replica = random.choice(replicas)
                _kill(replica, random)
                slowest = max(slowest, seconds_to_next_save(ledger))
                replica.wait()
        figures = f"{rounds} times a worker or all of {count} x {WORKERS}, {ends(ledger)}"
        return report(place, ledger, f"{figures}, saving again after {slowest:.1f} s at most")


def _kill(replica: Replica, random: Random) -> None:
    workers = replica.workers()
    if workers and random.random() < 1 / 2:
        os.kill(random.choice(workers), signal.SIGKILL)
        return
    replica.kill()
    replica.start()


def seconds_to_next_save(ledger: Ledger) -> float:
    """Return how long it takes until somebody is told of a save; in vain, that is a fault."""
    started, before = time.monotonic(), len(ledger.saves)
    while len(ledger.saves) == before:
        if time.monotonic() - started > PATIENCE:
            ledger.complain(f"nobody could save for {PATIENCE:.0f} s")
            break
        time.sleep(0.01)
    return time.monotonic() - started
