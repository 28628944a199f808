"""Families of choices that together leave no option, and no pair of options, untried."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from itertools import product
from typing import Any

from builder.blueprint.catalog import FEATURES, Catalog, Option, Rule

from .choices import Choice, broken_rules, choice, completed, defaults

ON = "on"
OFF = "off"
DATABASE = "database"
SIGN_IN = "auth"


def pairwise(catalog: Catalog) -> list[Choice]:
    """Return few choices in which every pair of values that the rules allow occurs."""
    factors = {group.id: [option.id for option in group.options] for group in catalog.groups}
    features = {f"{FEATURES}/{feature.id}": [ON, OFF] for feature in catalog.features}
    make: Any = import_module("covertable").make  # it has no types
    rows: list[dict[str, str]] = make({**factors, **features}, constraints=_constraints(catalog))
    return [_choice(row, catalog) for row in rows]


def singles(catalog: Catalog) -> Iterator[tuple[str, Choice]]:
    """Yield every option alone, with what it requires, on every database."""
    for database, option in product(_databases(catalog), options(catalog)):
        if option.group != DATABASE:
            start = defaults(catalog).having(database.path).having(option.path)
            single = completed(start, catalog)
            if single is not None and {database.path, option.path} <= single.paths:
                yield option.id, single


def all_on(catalog: Catalog) -> Iterator[Choice]:
    """Yield every feature that goes along, for every sign-in on every database."""
    for database, sign_in in product(_databases(catalog), _group(catalog, SIGN_IN)):
        start = defaults(catalog).having(database.path).having(sign_in.path)
        yield fullest(start, catalog)


def smallest(candidates: Sequence[Choice], catalog: Catalog) -> list[Choice]:
    """Return few of the candidates in which every option occurs."""
    missing = {option.path for option in options(catalog)}
    found: list[Choice] = []
    while missing:
        best = max(candidates, key=lambda each: len(each.paths & missing))
        if not best.paths & missing:
            message = f"no choice has {', '.join(sorted(missing))}"
            raise LookupError(message)
        missing -= best.paths
        found.append(best)
    return found


def options(catalog: Catalog) -> Iterator[Option]:
    """Yield everything on offer."""
    for group in catalog.groups:
        yield from group.options
    yield from catalog.features


def fullest(start: Choice, catalog: Catalog) -> Choice:
    """Add feature after feature, but none that would change an option or break a rule."""
    full = start
    for feature in catalog.features:
        more = completed(full.having(feature.path), catalog)
        if more is not None and more.options == start.options:
            full = more
    if next(broken_rules(full, catalog), None) is not None:
        message = f"nothing goes along with {full.label(catalog)}"
        raise LookupError(message)
    return full


def _databases(catalog: Catalog) -> tuple[Option, ...]:
    return _group(catalog, DATABASE)


def _group(catalog: Catalog, group_id: str) -> tuple[Option, ...]:
    group = catalog.group(group_id)
    return group.options if group else ()


def _choice(row: dict[str, str], catalog: Catalog) -> Choice:
    chosen = {group.id: row[group.id] for group in catalog.groups}
    features = [each.id for each in catalog.features if row[each.path] == ON]
    return choice(chosen, features)


def _constraints(catalog: Catalog) -> list[dict[str, object]]:
    """Say the rules as conditions: what is not chosen, or what is required or not excluded."""
    return [
        {"operator": "or", "conditions": [_is(option.path, "ne"), *_others(rule)]}
        for option in options(catalog)
        for rule in option.rules
    ]


def _others(rule: Rule) -> list[dict[str, object]]:
    return [_is(path, "eq" if rule.kind == "requires" else "ne") for path in rule.others]


def _is(path: str, operator: str) -> dict[str, object]:
    group, _, option = path.partition("/")
    left, value = (path, ON) if group == FEATURES else (group, option)
    return {"operator": operator, "left": left, "value": value}
