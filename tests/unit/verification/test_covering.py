"""Families of choices leave nothing out."""

from itertools import combinations, product

import pytest

from builder.blueprint.catalog import FEATURES
from verification.selection.choices import Choice, choice, defaults, is_allowed
from verification.selection.covering import all_on, options, pairwise, singles, smallest

from .catalogs import CATALOG


def _all_choices() -> list[Choice]:
    """Return everything that the rules allow, by trying all there is."""
    groups = [[option.id for option in group.options] for group in CATALOG.groups]
    ids = [feature.id for feature in CATALOG.features]
    subsets = [chosen for size in range(len(ids) + 1) for chosen in combinations(ids, size)]
    tried = (
        choice(dict(zip(("database", "auth"), chosen, strict=True)), features)
        for chosen, features in product(product(*groups), subsets)
    )
    return [each for each in tried if is_allowed(each, CATALOG)]


def _pairs(chosen: Choice) -> set[frozenset[str]]:
    off = {f"no {feature.id}" for feature in CATALOG.features if feature.id not in chosen.features}
    return {frozenset(pair) for pair in combinations(chosen.paths | off, 2)}


def test_every_pair_that_is_allowed_occurs() -> None:
    possible = set[frozenset[str]]().union(*map(_pairs, _all_choices()))
    covered = set[frozenset[str]]().union(*map(_pairs, pairwise(CATALOG)))
    assert covered == possible


def test_every_pairwise_choice_is_allowed() -> None:
    rows = pairwise(CATALOG)
    assert all(is_allowed(row, CATALOG) for row in rows)
    assert len(rows) < len(_all_choices()) / 2


def test_every_option_stands_alone_on_every_database_that_allows_it() -> None:
    found = {(name, dict(each.options)["database"]) for name, each in singles(CATALOG)}
    assert ("docker", "sqlite") in found
    assert ("docker", "postgresql") in found
    assert ("jobs", "postgresql") in found
    assert ("jobs", "sqlite") not in found
    assert all(is_allowed(each, CATALOG) for _, each in singles(CATALOG))


def test_everything_that_goes_along_is_on() -> None:
    found = list(all_on(CATALOG))
    assert len(found) == 6
    assert all(is_allowed(each, CATALOG) for each in found)
    fullest = max(found, key=lambda each: len(each.features))
    assert set(fullest.features) == {feature.id for feature in CATALOG.features}


def test_the_smallest_set_has_every_option() -> None:
    found = smallest([*all_on(CATALOG), *pairwise(CATALOG)], CATALOG)
    covered = frozenset[str]().union(*(each.paths for each in found))
    assert covered == {option.path for option in options(CATALOG)}
    assert len(found) == 3


def test_an_option_that_no_candidate_has_is_told() -> None:
    with pytest.raises(LookupError, match=f"{FEATURES}/docker"):
        smallest([defaults(CATALOG)], CATALOG)
