"""What is known of the choices on screen: proved as a whole, in pairs, or not yet."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations
from typing import Any

from ..blueprint.catalog import FEATURES, Catalog, Option
from ..blueprint.choices import chosen_options, complete
from ..blueprint.model import Blueprint
from ..generator.project import Project
from ..generator.version import TEMPLATE_VERSION
from ..resources import resource

_NAMED = 3

type Paths = frozenset[str]


@dataclass(frozen=True, slots=True)
class Proved:
    """One project that was proved: which options it had, what it was, and when."""

    paths: Paths
    digest: str
    date: str


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was proved, and which two options were seen together."""

    rows: tuple[Proved, ...]
    pairs: frozenset[Paths]

    @classmethod
    def of(cls, rows: Iterable[Proved]) -> "Known":
        """Look once which options were together."""
        known = tuple(rows)
        pairs = (map(frozenset, combinations(row.paths, 2)) for row in known)
        return cls(known, frozenset(chain.from_iterable(pairs)))


@dataclass(frozen=True, slots=True)
class Proof:
    """What to say of a project: in a word, and in sentences."""

    word: str
    text: str
    is_whole: bool = False


@cache
def known_proofs() -> Known:
    """Return what the ledger holds, if it is of this version of the templates."""
    ledger = resource("verification.json")
    data: Mapping[str, Any] = json.loads(ledger.read_text("utf-8")) if ledger.exists() else {}
    rows = (
        data["configurations"].values() if data.get("template_version") == TEMPLATE_VERSION else ()
    )
    return Known.of(
        Proved(_paths(row["choices"], row["features"]), row["digest"], row["date"]) for row in rows
    )


def proof_of(blueprint: Blueprint, project: Project, catalog: Catalog, known: Known) -> Proof:
    """Compare what is chosen with what was proved."""
    chosen = complete(blueprint, catalog)
    wanted = _paths(chosen.options, chosen.features)
    same = [row for row in known.rows if row.paths == wanted]
    if not same:
        return _in_pairs(chosen, catalog, known)
    if exact := [row for row in same if row.digest == project.digest]:
        return Proof(
            "Verified", f"This very project passed every gate on {_day(exact)}.", is_whole=True
        )
    text = f"These choices passed every gate on {_day(same)}, with other entities or names."
    return Proof("Verified", text, is_whole=True)


def _in_pairs(chosen: Blueprint, catalog: Catalog, known: Known) -> Proof:
    apart = [
        f"{_named(one, catalog)} with {_named(other, catalog)}"
        for one, other in combinations(chosen_options(chosen, catalog), 2)
        if frozenset({one.path, other.path}) not in known.pairs
    ]
    whole = "These choices were not verified as a whole."
    if not apart:
        text = f"{whole} Every two of them were, in projects that passed every gate."
        return Proof("Verified in pairs", text)
    more = f" and {len(apart) - _NAMED} more" if len(apart) > _NAMED else ""
    return Proof(
        "Not verified yet", f"{whole} Not yet seen together: {', '.join(apart[:_NAMED])}{more}."
    )


def _named(option: Option, catalog: Catalog) -> str:
    group = catalog.group(option.group) if option.group else None
    return f"{group.title} {option.title}" if group else option.title


def _paths(options: Mapping[str, str], features: Iterable[str]) -> Paths:
    of_groups = (f"{group}/{option}" for group, option in options.items())
    return frozenset([*of_groups, *(f"{FEATURES}/{feature}" for feature in features)])


def _day(rows: Iterable[Proved]) -> str:
    """Return the last day of these rows, as people write it."""
    day = dt.date.fromisoformat(max(row.date for row in rows))
    return f"{day.day} {day:%B %Y}"
