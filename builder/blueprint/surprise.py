"""Choices drawn by chance, in which every rule is kept."""

import random
from collections.abc import Iterator

from .catalog import Catalog
from .model import Blueprint
from .validation import validate

_DRAWS = 50


def surprise(blueprint: Blueprint, catalog: Catalog, seed: str) -> Blueprint:
    """Return `blueprint` with other options and features, the same for the same seed.

    Where no draw suits its entities, it stays as it is.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    for _ in range(_DRAWS):
        options = {group.id: chance.choice(group.options).id for group in catalog.groups}
        drawn = blueprint.model_copy(update={"options": options, "features": ()})
        if not validate(drawn, catalog):
            return _with_features(drawn, catalog, chance)
    return blueprint


def _with_features(drawn: Blueprint, catalog: Catalog, chance: random.Random) -> Blueprint:
    """Add about half of the features, each only if it goes with what is there."""
    for feature in _shuffled(catalog, chance):
        features = tuple(sorted((*drawn.features, feature)))
        candidate = drawn.model_copy(update={"features": features})
        if chance.random() < 1 / 2 and not validate(candidate, catalog):
            drawn = candidate
    return drawn


def _shuffled(catalog: Catalog, chance: random.Random) -> Iterator[str]:
    features = [feature.id for feature in catalog.features]
    chance.shuffle(features)
    yield from features
