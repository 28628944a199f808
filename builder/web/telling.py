"""The problems of a page that stand at no control of their own."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.forms import to_data
from ..blueprint.model import ProjectInfo
from .address import FEATURES, PACKED
from .chosen import Chosen
from .problems import Fix, told
from .reading import Reading, key_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Outstanding:
    """How many problems there are to fix, and the id of what the first stands at, if any."""

    count: int
    first: str


def outstanding(reading: Reading, catalog: Catalog) -> Outstanding:
    """Tell how much is left to fix, and where to begin."""
    return Outstanding(len(reading.told), first_place(reading, catalog))


@dataclass(frozen=True, slots=True)
class EntityTroubles:
    """What is wrong with the entities, and the clicks that would settle it."""

    messages: tuple[str, ...]
    fixes: tuple[Fix, ...] = ()


def entity_troubles(reading: Reading, catalog: Catalog) -> EntityTroubles:
    """Say what is wrong with the entities, each time with their names."""
    data = to_data(reading.draft, catalog) if reading.draft else {}
    messages = tuple(told(problem, data) for problem in reading.entity_problems)
    return EntityTroubles(messages, _fixes(reading, catalog))


def _fixes(reading: Reading, catalog: Catalog) -> tuple[Fix, ...]:
    """Offer to choose the features that the entities need."""
    chosen = Chosen.of(reading.values, catalog)
    needed = {each.feature.id: each.feature for each in reading.entity_problems if each.feature}
    return tuple(
        Fix(_("Use it with %(option)s", option=feature.title), chosen.query(plus=(feature,)))
        for feature in needed.values()
    )


def house_messages(reading: Reading, catalog: Catalog) -> tuple[str, ...]:
    """Say which entities are not as the house demands, each time with their names."""
    broken = [each for each in reading.broken if key_of(each.place) == PACKED]
    data = to_data(reading.shown, catalog) if broken else {}
    return tuple(told(problem, data) for problem in broken)


def first_place(reading: Reading, catalog: Catalog) -> str:
    """Return the id of what the first problem stands at; empty where there is none."""
    for problem in reading.told:
        key = key_of(problem.place)
        if key == PACKED:
            return "entities-title"
        if key in ProjectInfo.model_fields:
            return key
        if key == FEATURES or catalog.group(key):
            return f"group-{key}"
    return ""


def other_messages(reading: Reading, catalog: Catalog) -> tuple[str, ...]:
    """Say what is wrong beyond controls and entities."""
    groups = (group.id for group in catalog.groups)
    elsewhere = {*ProjectInfo.model_fields, *groups, FEATURES, PACKED}
    return tuple(each.message for each in reading.problems if key_of(each.place) not in elsewhere)
