"""PostgreSQL stops and starts while people save."""

import time

from .killing import seconds_to_next_save
from .ledger import Ledger
from .people import saving, team
from .places import Place, postgresql
from .replicas import running
from .reports import Report, ends, report

PEOPLE = 6
AWAY_SECONDS = 2.0
MOST_SECONDS = 5.0
"""How long it may take until somebody can save again, without a restart of the builder."""


def restarted_database(rounds: int) -> Report:
    """Restart the server under load: people are told to come back, and can soon."""
    ledger, slowest = Ledger(), 0.0
    with (
        postgresql() as place,
        running(place.folder, {"APP_DATABASE_URL": place.url}, 2, 1) as replicas,
        team(replicas, ledger, PEOPLE) as people,
    ):
        with saving(people):
            for _ in range(rounds):
                time.sleep(1)
                _restart(place)
                slowest = max(slowest, seconds_to_next_save(ledger))
        if slowest > MOST_SECONDS:
            ledger.complain(f"nobody could save for {slowest:.1f} s")
        figures = f"{rounds} restarts under load, {ends(ledger)}"
        return report(place, ledger, f"{figures}, saving again after {slowest:.2f} s at most")


def _restart(place: Place) -> None:
    if place.server is not None:
        place.server.stop()
        time.sleep(AWAY_SECONDS)
        place.server.start()
