"""Sets of choices that the rules of the catalog allow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.blueprint.canonical import Choices
from builder.blueprint.catalog import FEATURES, Catalog, Option, Rule
from builder.blueprint.choices import chosen_options
from builder.blueprint.model import Blueprint


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of every group, and any number of features."""

    options: tuple[tuple[str, str], ...]
    features: tuple[str, ...] = ()

    @property
    def paths(self) -> frozenset[str]:
        """Name everything chosen, as rules do."""
        of_groups = {f"{group}/{option}" for group, option in self.options}
        return frozenset(of_groups | {f"{FEATURES}/{feature}" for feature in self.features})

    def label(self, catalog: Catalog) -> str:
        """Name what differs from the defaults; the database is always named."""
        defaults = {group.id: group.default for group in catalog.groups}
        words = [
            option
            for group, option in self.options
            if group == "database" or option != defaults[group]
        ]
        return " ".join((*words, *self.features))

    def having(self, path: str) -> "Choice":
        """Return the choice with one more option, in the place of another of its group."""
        group, _, option = path.partition("/")
        if group == FEATURES:
            return Choice(self.options, tuple(sorted({*self.features, option})))
        options = tuple((each, option if each == group else was) for each, was in self.options)
        return Choice(options, self.features)

    def applied(self, blueprint: Blueprint) -> Blueprint:
        """Return `blueprint` with these choices."""
        return blueprint.model_copy(
            update={"options": Choices(self.options), "features": self.features}
        )


def defaults(catalog: Catalog) -> Choice:
    """Return what a blueprint that chooses nothing means."""
    return Choice(tuple((group.id, group.default) for group in catalog.groups))


def choice(chosen: Mapping[str, str], features: Iterable[str]) -> Choice:
    """Return a choice from the forms that other places use."""
    return Choice(tuple(chosen.items()), tuple(sorted(features)))


def broken_rules(tried: Choice, catalog: Catalog) -> Iterator[Rule]:
    """Yield the rules that a choice breaks."""
    for option in _chosen(tried, catalog):
        for rule in option.rules:
            if rule.is_broken(tried.paths):
                yield rule


def is_allowed(tried: Choice, catalog: Catalog) -> bool:
    """Tell whether a choice breaks no rule."""
    return next(broken_rules(tried, catalog), None) is None


def completed(tried: Choice, catalog: Catalog) -> Choice | None:
    """Return the choice with everything that it requires, None where that is not allowed.

    An option of a group that is excluded gives way to the next one.
    """
    seen: set[Choice] = set()
    while tried not in seen:
        seen.add(tried)
        broken = next(broken_rules(tried, catalog), None)
        if broken is None:
            return tried
        wanted = broken.other if broken.kind == "requires" else _next(broken.other, catalog)
        if wanted is None:
            return None
        tried = tried.having(wanted)
    return None


def _next(path: str, catalog: Catalog) -> str | None:
    """Return the option that comes after another in its group; features are not replaced."""
    group = catalog.group(path.partition("/")[0])
    paths = [option.path for option in group.options] if group else []
    return paths[(paths.index(path) + 1) % len(paths)] if path in paths else None


def _chosen(tried: Choice, catalog: Catalog) -> tuple[Option, ...]:
    return chosen_options(tried.applied(Blueprint()), catalog)
