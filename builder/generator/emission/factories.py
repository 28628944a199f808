"""Which entities the tests of a project make records of."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from ...blueprint.model import Entity
from .view import EntityView

_TESTED_TRAITS: Final = ("timestamps", "versioned")
"""Traits whose own tests make a record of the first entity that has them."""
_TESTED_REPOSITORIES: Final = ("soft_delete",)
"""Traits whose own tests do so with the repository of the first entity that has one."""
DIVIDED: Final = "tenanted"
"""The trait whose tests make records of everything that an entity refers to."""
_MAKING: Final = {"make", "values"}


def made(views: Collection[EntityView], entities: Mapping[str, Entity]) -> frozenset[str]:
    """Return the names of the entities that tests make records of, and of what those need."""
    waiting = [*_of_traits(views), *(name for view in views for name in _of_entity(view))]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(
                each.target for each in entities[name].relations if each.is_to_one and each.required
            )
    return frozenset(found)


def _of_traits(views: Collection[EntityView]) -> Iterator[str]:
    for trait in _TESTED_TRAITS:
        yield from [view.pascal for view in views if trait in view.traits][:1]
    for trait in _TESTED_REPOSITORIES:
        yield from [view.pascal for view in views if trait in view.traits and view.operations][:1]


def _of_entity(view: EntityView) -> Iterator[str]:
    """Yield what the tests of one entity make; people are made wherever there are accounts."""
    if view.is_provided and view.readable:
        yield view.pascal
    if not view.endpoints or view.is_provided:
        return
    tests = view.admission.tests
    used = view.testing.uses.union(*(test.uses.split() for test in tests))
    if used & _MAKING or view.files:
        yield view.pascal
    yield from (link.target for link in view.links)
    yield from (relation.target for relation in view.relations if relation.soft_rules)
    if DIVIDED in view.traits:
        yield from (each.target for each in view.keys)
        yield from (each.target for each in view.includes if each.key)
    yield from (name for each in view.bounded for name in (view.pascal, each.target))
    yield from (test.hidden.target for test in tests if test.hidden)
