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
from .words import day_words
from .words import gettext as _

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
        text = _("This very project passed every gate on %(day)s.", day=_day(exact))
        return Proof(_("Verified"), text, is_whole=True)
    text = _(
        "These choices passed every gate on %(day)s, with other entities or names.",
        day=_day(same),
    )
    return Proof(_("Verified"), text, is_whole=True)


def _in_pairs(chosen: Blueprint, catalog: Catalog, known: Known) -> Proof:
    apart = [
        _("%(one)s with %(other)s", one=_named(one, catalog), other=_named(other, catalog))
        for one, other in combinations(chosen_options(chosen, catalog), 2)
        if frozenset({one.path, other.path}) not in known.pairs
    ]
    whole = _("These choices were not verified as a whole.")
    if not apart:
        pairs = _("Every two of them were, in projects that passed every gate.")
        return Proof(_("Verified in pairs"), f"{whole} {pairs}")
    named, more = ", ".join(apart[:_NAMED]), len(apart) - _NAMED
    pairs = _("%(pairs)s and %(count)s more", pairs=named, count=more) if more > 0 else named
    text = _("Not yet seen together: %(pairs)s.", pairs=pairs)
    return Proof(_("Not verified yet"), f"{whole} {text}")


def _named(option: Option, catalog: Catalog) -> str:
    group = catalog.group(option.group) if option.group else None
    return f"{group.title} {option.title}" if group else option.title


def _paths(options: Mapping[str, str], features: Iterable[str]) -> Paths:
    of_groups = (f"{group}/{option}" for group, option in options.items())
    return frozenset([*of_groups, *(f"{FEATURES}/{feature}" for feature in features)])


def _day(rows: Iterable[Proved]) -> str:
    """Return the last day of these rows, as people write it."""
    return day_words(dt.date.fromisoformat(max(row.date for row in rows)))
