"""Two replicas save after the same revision at the same moment."""

from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from .ledger import Ledger
from .people import Person, team
from .places import postgresql
from .replicas import running
from .reports import Report, report

PEOPLE = 4


def raced_replicas(rounds: int) -> Report:
    """Of all who save after one revision, one is told that it is saved, and the others are not."""
    ledger = Ledger()
    with (
        postgresql() as place,
        running(place.folder, {"APP_DATABASE_URL": place.url}, 2, 1) as replicas,
        team(replicas, ledger, PEOPLE) as people,
        ThreadPoolExecutor(PEOPLE) as threads,
    ):
        for each in people:
            each.go_on(people[0].blueprint)
        for turn in range(rounds):
            _race(people, threads, ledger, turn)
        figures = f"{rounds} times {PEOPLE} people on 2 replicas after one revision: 1 saved"
        return report(place, ledger, figures)


def _race(people: Sequence[Person], threads: ThreadPoolExecutor, ledger: Ledger, turn: int) -> None:
    barrier = Barrier(len(people))
    latest = max(each.latest for each in people)
    ends_before = Counter(ledger.ends)

    def save(person: Person) -> bool:
        person.latest = latest
        barrier.wait()
        return person.save()

    winners = sum(threads.map(save, people))
    told = Counter(ledger.ends) - ends_before
    if winners != 1 or told != Counter({"422": len(people) - 1}):
        ledger.complain(f"race {turn}: {winners} were told of a save, the others {dict(told)}")
