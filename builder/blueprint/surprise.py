"""Choices drawn by chance, in which every rule is kept."""

import random

from .canonical import Choices
from .catalog import Catalog
from .model import Blueprint
from .validation import validate

_DRAWS = 8
_FAIR = 1 / 2


def surprise(blueprint: Blueprint, catalog: Catalog, seed: str) -> Blueprint:
    """Return `blueprint` with other options and features, the same for the same seed.

    Where no draw suits its entities, it stays as it is.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    plain = blueprint.model_copy(update={"entities": ()})
    for _ in range(_DRAWS):
        drawn = _draw(plain, catalog, chance)
        whole = drawn.model_copy(update={"entities": blueprint.entities})
        if not validate(whole, catalog):
            return whole
    return blueprint


def _draw(plain: Blueprint, catalog: Catalog, chance: random.Random) -> Blueprint:
    """Draw options, and about half of the features: each only if it goes with what is there."""
    options = {group.id: chance.choice(group.options).id for group in catalog.groups}
    drawn = plain.model_copy(update={"options": Choices(options), "features": ()})
    features = [feature.id for feature in catalog.features]
    chance.shuffle(features)
    for feature in features:
        candidate = drawn.model_copy(update={"features": tuple(sorted((*drawn.features, feature)))})
        if chance.random() < _FAIR and not validate(candidate, catalog):
            drawn = candidate
    return drawn
