"""Which choices are tried: each option alone and with all that goes with it, and each pair."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from builder.blueprint.catalog import FEATURES, Catalog, Option
from builder.generator.templates import TemplateSet

type Data = dict[str, Any]


class Choice:
    """The options in force by the path that rules use, with all that they require."""

    def __init__(self, catalog: Catalog, wanted: Iterable[str]) -> None:
        """Take the defaults, then what is wanted, then what that requires."""
        self._catalog = catalog
        self._groups = {group.id: group.default for group in catalog.groups}
        self._features: set[str] = set()
        for path in wanted:
            self._take(path)

    def _take(self, path: str) -> None:
        group, _, option = path.partition("/")
        if group == FEATURES:
            self._features.add(option)
        else:
            self._groups[group] = option
        for rule in self._option(path).rules:
            if rule.kind == "requires" and rule.other not in self.paths:
                self._take(rule.other)

    def _option(self, path: str) -> Option:
        option = self._catalog.find(path)
        assert option is not None, path
        return option

    @property
    def paths(self) -> set[str]:
        """What is chosen."""
        features = {f"{FEATURES}/{feature}" for feature in self._features}
        return {f"{group}/{option}" for group, option in self._groups.items()} | features

    def holds(self, wanted: Iterable[str]) -> bool:
        """Tell whether all that is wanted is chosen, and no rule is broken."""
        return self.paths.issuperset(wanted) and all(
            (rule.other in self.paths) == (rule.kind == "requires")
            for path in self.paths
            for rule in self._option(path).rules
        )

    def data(self) -> Data:
        """Say the choice as a blueprint does."""
        return {"options": self._groups, "features": sorted(self._features)}


def option_sets(templates: TemplateSet) -> Iterator[Data]:
    """Yield the defaults, each option, and each two that have files or lines for both."""
    catalog = templates.catalog
    pairs = [
        (overlay.id, other)
        for overlay in templates.overlays.values()
        for other in overlay.pairs
        if catalog.find(overlay.id)
    ]
    for wanted in [(), *((path,) for path in _paths(catalog)), *pairs]:
        choice = Choice(catalog, wanted)
        if choice.holds(wanted):
            yield choice.data()


@cache
def stages(catalog: Catalog) -> tuple[Data, ...]:
    """Return each option of a group with every feature that goes with it."""
    return tuple(full(catalog, path) for path in _paths(catalog) if not path.startswith(FEATURES))


def full(catalog: Catalog, *wanted: str) -> Data:
    """Return what is wanted, with every feature that goes with it."""
    for feature in catalog.features:
        more = (*wanted, feature.path)
        if Choice(catalog, more).holds(more):
            wanted = more
    return Choice(catalog, wanted).data()


def _paths(catalog: Catalog) -> Iterator[str]:
    for family in (*(group.options for group in catalog.groups), catalog.features):
        yield from (option.path for option in family)
