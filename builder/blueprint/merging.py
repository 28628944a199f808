"""What two people made of one Blueprint, put together part by part.

A part is one answer: `project.name`, `options.database`, `features.docker`, `entities.Book`, and
the `order` of the entities that all have. What a Blueprint has not is None.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from .catalog import Catalog
from .choices import complete
from .forms import parse_data
from .model import FORMAT, Blueprint, Entity

PROJECT, OPTIONS, FEATURES, ENTITIES = "project", "options", "features", "entities"
ORDER = "order"

type Part = str | bool | Entity | tuple[str, ...] | None
type Parts = Mapping[str, Part]
type Side = Literal["theirs", "yours"]
type Picks = Mapping[str, Side]


@dataclass(frozen=True, slots=True)
class Parting:
    """A part that somebody changed: what it was, and what it became on both sides."""

    key: str
    base: Part
    theirs: Part
    yours: Part

    @property
    def is_change(self) -> bool:
        """Tell whether anybody changed it."""
        return self.theirs != self.base or self.yours != self.base

    @property
    def is_conflict(self) -> bool:
        """Tell whether both changed it, and not alike."""
        return self.theirs != self.yours and self.base not in (self.theirs, self.yours)

    @property
    def is_mine(self) -> bool:
        """Tell whether only `yours` changed it."""
        return self.theirs == self.base

    def taken(self, picks: Picks) -> Part:
        """Return what it becomes: the change, and of two changes the one that is picked."""
        if self.is_conflict:
            return self.theirs if picks.get(self.key) == "theirs" else self.yours
        return self.yours if self.is_mine else self.theirs


@dataclass(frozen=True, slots=True)
class Merge:
    """Two Blueprints that came of one `base`."""

    base: Blueprint
    theirs: Blueprint
    yours: Blueprint
    catalog: Catalog

    def partings(self) -> tuple[Parting, ...]:
        """Return what was changed on either side, in the order of the page."""
        return tuple(each for each in self._every() if each.is_change)

    def merged(self, picks: Picks) -> Blueprint:
        """Put both sides together. Raises InvalidBlueprint where they do not go together."""
        parts = {each.key: each.taken(picks) for each in self._every()}
        entities = _section(parts, ENTITIES)
        order = [name for name in self._names(parts[ORDER]) if name in entities]
        document = {
            "format": FORMAT,
            PROJECT: _section(parts, PROJECT),
            OPTIONS: _section(parts, OPTIONS),
            FEATURES: [*_section(parts, FEATURES)],
            ENTITIES: [_data(entities[name]) for name in order],
        }
        return parse_data(document, self.catalog)

    def _every(self) -> Iterator[Parting]:
        base, theirs, yours = (parts_of(each, self.catalog) for each in self._all)
        for key in dict.fromkeys([*base, *theirs, *yours]):
            yield Parting(key, base.get(key), theirs.get(key), yours.get(key))
        yield Parting(ORDER, *(self._common(each) for each in self._all))

    @property
    def _all(self) -> tuple[Blueprint, Blueprint, Blueprint]:
        return self.base, self.theirs, self.yours

    def _common(self, blueprint: Blueprint) -> tuple[str, ...]:
        """Return the entities that all have, in the order of `blueprint`."""
        common = set[str].intersection(*({*_names(each)} for each in self._all))
        return tuple(name for name in _names(blueprint) if name in common)

    def _names(self, order: Part) -> list[str]:
        """Return the names of all entities: those of the side with that `order` come first."""
        is_yours = self._common(self.yours) == order
        first, second = (self.yours, self.theirs) if is_yours else (self.theirs, self.yours)
        return [*dict.fromkeys([*_names(first), *_names(second)])]


def _names(blueprint: Blueprint) -> list[str]:
    return [entity.name for entity in blueprint.entities]


def parts_of(blueprint: Blueprint, catalog: Catalog) -> Parts:
    """Take a Blueprint apart."""
    chosen = complete(blueprint, catalog)
    sections: dict[str, dict[str, Part]] = {
        PROJECT: {**chosen.project.model_dump(mode="json")},
        OPTIONS: {**chosen.options},
        FEATURES: dict.fromkeys(chosen.features, True),
        ENTITIES: {entity.name: entity for entity in chosen.entities},
    }
    return {
        f"{section}.{name}": value
        for section, values in sections.items()
        for name, value in values.items()
    }


def _section(parts: Parts, section: str) -> dict[str, Part]:
    start = f"{section}."
    return {
        key.removeprefix(start): value
        for key, value in parts.items()
        if key.startswith(start) and value is not None
    }


def _data(part: Part) -> object:
    return part.model_dump(mode="json", exclude_none=True) if isinstance(part, Entity) else part
