"""What Schemathesis is told for each role: which operations, with which values, and how often."""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from verification.gates.fuzz import CONFIGURATION, KEEPS_SESSION, without
from verification.tools import SCHEMATHESIS

from .house import Caller, Values

_NOT_IN_SCHEMAS = "positive_data_acceptance"
"""A check that cannot hold: what fits the schema may still name a record that is not there."""
_FOR_GUESTS = "ignored_auth"
"""A check that takes what signs in, in a header of ours, for nothing; it holds for guests."""

USUALLY = 0.8
"""How often a value is taken that leads to something; else one is made up."""

_DELETIONS = ("delete_workspace", "delete_blueprint")
_CHANGES_OF_ACCOUNTS = ("update_user",)
_GENERATED = re.compile(r"([\d,]+) generated")


@dataclass(frozen=True, slots=True)
class Turn:
    """Some operations, by options; of `known` values one is usually taken, of `fixed` always."""

    options: Sequence[str]
    known: Mapping[str, Values]
    fixed: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many requests were made up, and what was printed where they found a fault."""

    requests: int
    fault: str = ""


def turns(caller: Caller, names: Values) -> Iterator[Turn]:
    """Yield what a role asks: what leaves the workspace there, what deletes it, what bars people.

    Names are what a deletion wants to be told; who is barred is a bystander.
    """
    kept = () if caller.role == "guest" else (KEEPS_SESSION,)
    apart = _named("exclude", *_DELETIONS, *_CHANGES_OF_ACCOUNTS)
    yield Turn((*without(*kept), *apart), caller.known, {})
    yield Turn(_named("include", *_DELETIONS), {**caller.known, "confirmation": names}, {})
    (bystander,) = caller.known["user_id"]
    yield Turn(_named("include", *_CHANGES_OF_ACCOUNTS), {}, {"user_id": int(bystander)})


def ask(address: str, caller: Caller, turn: Turn, examples: int, folder: Path) -> Outcome:
    """Let Schemathesis ask, and check what is answered."""
    configuration = folder / "schemathesis.toml"
    configuration.write_text(configured(turn), "utf-8")
    command = _command(address, configuration, examples, unchecked(caller))
    headers = [f"{name}: {value}" for name, value in caller.headers.items()]
    done = subprocess.run(
        [*command, *turn.options, *(part for each in headers for part in ("--header", each))],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return Outcome(generated(done.stdout), done.stdout if done.returncode else "")


def unchecked(caller: Caller) -> str:
    """Return which checks are left out."""
    return ",".join((_NOT_IN_SCHEMAS, _FOR_GUESTS) if caller.headers else (_NOT_IN_SCHEMAS,))


def configured(turn: Turn) -> str:
    """Return the settings of the proof, with the values of a turn."""
    names = {name: f"{name}s" for name in turn.known}
    drawn = {f"{_place(name)}.{name}": _draw(each) for name, each in names.items()}
    fixed = {f"{_place(name)}.{name}": value for name, value in turn.fixed.items()}
    values = {names[name]: {"values": list(each)} for name, each in turn.known.items()}
    more = {"dictionaries": values, "parameters": {**drawn, **fixed}}
    return f"{CONFIGURATION.read_text('utf-8')}\n{tomli_w.dumps(more)}"


def generated(printed: str) -> int:
    """Return how many requests a run says that it made up."""
    found = _GENERATED.search(printed)
    return int(found[1].replace(",", "")) if found else 0


def _place(name: str) -> str:
    return "query" if name == "confirmation" else "path"


def _draw(dictionary: str) -> dict[str, str | float]:
    return {"dictionary": dictionary, "probability": USUALLY}


def _named(how: str, *operations: str) -> tuple[str, ...]:
    return tuple(part for each in operations for part in (f"--{how}-operation-id", each))


def _command(address: str, configuration: Path, examples: int, unchecked: str) -> Iterator[str]:
    yield from ("uvx", "--from", SCHEMATHESIS, "schemathesis", "--config-file", str(configuration))
    yield from ("run", f"{address}/openapi.json", "--max-examples", str(examples))
    yield from ("--generation-deterministic", "--phases", "examples,coverage,fuzzing")
    yield from ("--continue-on-failure", "--warnings", "off", "--suppress-health-check", "all")
    yield from ("--exclude-checks", unchecked)
