"""From a query to a Blueprint, or to what was typed and why it cannot be one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete, provided_entities
from ..blueprint.errors import InvalidBlueprint, Problem
from ..blueprint.forms import parse_data, parse_query, to_data
from ..blueprint.model import Blueprint
from .adapting import adapted
from .address import FEATURES, NEW, PACKED, Pairs, Request, View
from .editing import ENTITIES

_REMEMBERED = 8
_KEY_OF_PLACE = re.compile(r"(?:project|options)\.(?P<key>[^.\[]+)|(?P<root>[^.\[]+)")


@dataclass(frozen=True, slots=True)
class Reading:
    """A query, understood: `shown` is the nearest Blueprint that can be previewed.

    `draft` is what was asked for, where that has a meaning at all. House rules that are `broken`
    leave the Blueprint as it is.
    """

    values: Mapping[str, str]
    view: View
    shown: Blueprint
    problems: tuple[Problem, ...] = ()
    draft: Blueprint | None = None
    broken: tuple[Problem, ...] = ()

    @property
    def told(self) -> tuple[Problem, ...]:
        """All that stands in the way of the project."""
        return self.problems + self.broken

    @property
    def is_valid(self) -> bool:
        """Tell whether `shown` is exactly what was asked for."""
        return not self.problems

    @property
    def entity_problems(self) -> tuple[Problem, ...]:
        """What is wrong with the entities, on their own or with the other choices."""
        return tuple(each for each in self.problems if key_of(each.place) == PACKED)


def read(request: Request, catalog: Catalog) -> Reading:
    """Understand a query; what is wrong is left out of `shown` and told in `problems`."""
    shown, problems, draft = _understood(tuple(request.pairs), catalog)
    view = _existing(request.view, shown, catalog)
    return Reading(dict(request.pairs), view, shown, problems, draft)


@lru_cache(maxsize=_REMEMBERED)
def _understood(
    pairs: tuple[tuple[str, str], ...], catalog: Catalog
) -> tuple[Blueprint, tuple[Problem, ...], Blueprint | None]:
    """Parse a query; a page asks again for what it was before its last changes."""
    try:
        return complete(parse_query(list(pairs), catalog), catalog), (), None
    except InvalidBlueprint as error:
        nearest = _nearest(list(pairs), error.problems, catalog)
        return _with_entities(nearest, error.draft, catalog), error.problems, error.draft


def _existing(view: View, blueprint: Blueprint, catalog: Catalog) -> View:
    """Return the view without an entity that is not there."""
    own = {entity.name for entity in blueprint.entities}
    given = {each.name for each in provided_entities(blueprint, catalog) if each.display}
    return view if view.entity in {None, NEW, *own, *given} else replace(view, entity=None)


def key_of(place: str) -> str:
    """Return the key of the query that a problem's place belongs to."""
    found = _KEY_OF_PLACE.match(place)
    key = (found["key"] or found["root"]) if found else place
    return PACKED if key == "entities" else key


def _with_entities(nearest: Blueprint, draft: Blueprint | None, catalog: Catalog) -> Blueprint:
    """Keep of the entities what goes with the other choices, if there is a meaning to them."""
    if nearest.entities or draft is None or not draft.entities:
        return nearest
    entities = to_data(draft, catalog)[ENTITIES]
    try:
        document = adapted(to_data(nearest, catalog) | {ENTITIES: entities}, catalog)
        return complete(parse_data(document, catalog), catalog)
    except InvalidBlueprint:
        return nearest


def _nearest(pairs: Pairs, problems: Iterable[Problem], catalog: Catalog) -> Blueprint:
    """Leave out the keys with problems; features and entities, the likeliest rest, come next."""
    wrong = {key_of(problem.place) for problem in problems}
    for dropped in (wrong, wrong | {FEATURES}, wrong | {FEATURES, PACKED}):
        try:
            kept = [pair for pair in pairs if pair[0] not in dropped]
            return complete(parse_query(kept, catalog), catalog)
        except InvalidBlueprint:
            continue
    return complete(Blueprint(), catalog)
