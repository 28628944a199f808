"""Serve the builder on a database of its own, let every role ask, and print what came of it."""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from chaos.places import PLACES
from chaos.replicas import Replica, running

from .answers import answers, faults, told
from .asking import Outcome, ask, turns
from .house import Caller, House

EXAMPLES = 25
LEAST = 10_000
_SETTINGS = {"APP_LOG_LEVEL": "INFO", "APP_REGISTRATION": "true"}


def main() -> int:
    """Let every role ask; exit code 1 for a fault, or where a full run made too few requests."""
    parser = argparse.ArgumentParser(prog="fuzzing", description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES, help="of each operation")
    parser.add_argument("--database", choices=PLACES, default="SQLite")
    parser.add_argument("--only", default="", help="the role that asks")
    arguments = parser.parse_args()
    examples: int = arguments.examples
    outcomes = list(_outcomes(arguments.database, arguments.only, examples))
    requests = sum(each.requests for each in outcomes)
    found = sum(bool(each.fault) for each in outcomes)
    is_full = examples >= EXAMPLES and not arguments.only
    sys.stdout.write(f"{requests:,} requests, {found} faults\n")
    return 1 if found or not requests or (is_full and requests < LEAST) else 0


def _outcomes(database: str, only: str, examples: int) -> Iterator[Outcome]:
    with PLACES[database]() as place:
        settings = {"APP_DATABASE_URL": place.url, **_SETTINGS}
        with running(place.folder, settings, 1, 1) as (replica,):
            house = House(replica.address, replica.tokens[0])
            for caller in list(house.callers()):
                if only in caller.role:
                    yield from _told(replica, house, caller, examples, place.folder)


def _told(
    replica: Replica, house: House, caller: Caller, examples: int, folder: Path
) -> list[Outcome]:
    """Let one role ask, and print how it was answered."""
    started, before = time.monotonic(), len(replica.printed)
    outcomes = [
        ask(replica.address, caller, turn, examples, folder)
        for turn in turns(caller, house.names(caller.known))
    ]
    counted = answers(replica.printed[before:])
    outcomes.append(Outcome(0, "".join(faults(counted))))
    requests = sum(each.requests for each in outcomes)
    seconds = time.monotonic() - started
    line = f"{caller.role:<15}{requests:>7,} requests {seconds:5.0f} s   {told(counted)}\n"
    sys.stdout.writelines([line, *(each.fault for each in outcomes)])
    sys.stdout.flush()
    return outcomes


if __name__ == "__main__":
    sys.exit(main())
