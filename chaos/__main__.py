"""Break machines while people save, and print what came of it."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from .filling import filled_disk
from .killing import killed_savers, killed_servers
from .places import NoProgramError
from .racing import raced_replicas
from .reports import Report
from .restarting import restarted_database

ROUNDS = 500
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Scenario:
    """Something that is done to machines, and for how many of the rounds."""

    share: float
    run: Callable[[int], Report]


SCENARIOS: Mapping[str, Scenario] = {
    "kill -9 of savers, SQLite": Scenario(1, partial(killed_savers, "SQLite")),
    "kill -9 of savers, PostgreSQL": Scenario(0.4, partial(killed_savers, "PostgreSQL")),
    "kill -9 of servers, SQLite": Scenario(0.04, partial(killed_servers, "SQLite")),
    "kill -9 of servers, PostgreSQL": Scenario(0.04, partial(killed_servers, "PostgreSQL")),
    "restart of PostgreSQL": Scenario(0.01, restarted_database),
    "one revision, two replicas": Scenario(0.2, raced_replicas),
    "full disk, SQLite": Scenario(0.01, filled_disk),
}


def main() -> int:
    """Run every scenario; exit code 1 where anything is lost or wrong."""
    parser = argparse.ArgumentParser(prog="chaos", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="of the longest scenario")
    parser.add_argument("--only", default="", help="those whose name has this text")
    arguments = parser.parse_args()
    rounds: int = arguments.rounds
    only: str = arguments.only
    reports = [
        _told(name, scenario, max(1, round(rounds * scenario.share)))
        for name, scenario in SCENARIOS.items()
        if only in name
    ]
    return _summed_up(reports)


def _told(name: str, scenario: Scenario, rounds: int) -> Report:
    started = time.monotonic()
    try:
        done = scenario.run(rounds)
    except NoProgramError as error:
        return _left_out(name, error)
    seconds = time.monotonic() - started
    wrong = "whole" if not done.faults else f"{len(done.faults)} faults"
    found = f"{done.acknowledged:,} saves acknowledged, {len(done.lost)} lost, {wrong}"
    lines = [f"{name:<31}{found:<52}{seconds:6.0f} s   {done.figures}"]
    lines += [f"  lost: {each}" for each in done.lost[:_SHOWN]]
    lines += [f"  wrong: {each}" for each in done.faults[:_SHOWN]]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()
    return done


def _left_out(name: str, error: NoProgramError) -> Report:
    """Leave out what this machine has no programs for, but not where all of it must run."""
    if "CI" in os.environ:
        raise error
    sys.stdout.write(f"{name:<31}left out: there is no {error} on this machine\n")
    return Report("")


def _summed_up(reports: Sequence[Report]) -> int:
    acknowledged = sum(each.acknowledged for each in reports)
    lost = sum(len(each.lost) for each in reports)
    faults = sum(len(each.faults) for each in reports)
    said = "zero" if not lost else f"{lost:,}"
    sys.stdout.write(f"{said} acknowledged saves lost of {acknowledged:,}; {faults} other faults\n")
    return 1 if lost or faults or not acknowledged else 0


if __name__ == "__main__":
    sys.exit(main())
