"""Everything on offer: groups of options, features, and the rules between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from .wordlist import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from .model import Entity

RESERVED_GROUP_IDS = words(
    "v e name package description author licence python api_prefix features entities format "
    "project view file entity open fix show against other seed saved preset"
)
FEATURES = "features"
OWN = "own"
"""What traits of an option call the entities of the author."""


class InvalidCatalog(ValueError):  # noqa: N818 - the word of the domain, not an accident
    """Raised when overlays contradict each other: a mistake of the operator, not of the user."""


@dataclass(frozen=True, slots=True)
class Words:
    """An option or a group in another language; `reasons` are those of its rules, by `other`."""

    language: str
    title: str
    help: str = ""
    reasons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One option needs or forbids another; `other` is `<group>/<option>` or `features/<id>`.

    What is required may have alternatives: one of them is enough.
    """

    kind: Literal["requires", "excludes"]
    other: str
    reason: str
    alternatives: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[str, ...]:
        """What it is about: the option, and those that do as well."""
        return (self.other, *self.alternatives)

    def is_broken(self, paths: Collection[str]) -> bool:
        """Tell whether a choice of these options breaks the rule."""
        is_chosen = any(path in paths for path in self.others)
        return is_chosen == (self.kind == "excludes")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: a value of a group, or a feature where `group` is None.

    `section` is the id of what a feature stands among; empty where it stands alone.
    What it provides can be referred to and extended if it has a display field; else it is internal.
    `types` are the extra types that fields can have with it.
    Its `traits` are given to a provided entity of some name, or to all of the author, called `OWN`.
    `provides_with` has what it provides only where another option is chosen, by the path of that.
    """

    id: str
    title: str
    help: str = ""
    group: str | None = None
    section: str = ""
    rules: tuple[Rule, ...] = ()
    provides: tuple[Entity, ...] = ()
    provides_with: tuple[tuple[str, tuple[Entity, ...]], ...] = ()
    words: tuple[Words, ...] = ()
    types: tuple[str, ...] = ()
    traits: tuple[tuple[str, str], ...] = ()

    @property
    def path(self) -> str:
        """Say how rules name this option."""
        return f"{self.group or FEATURES}/{self.id}"

    def spoken(self, language: str) -> Option:
        """Return the option in a language, or as it is where it has no words for it."""
        for each in _of(language, self.words):
            reasons = dict(each.reasons)
            rules = (replace(one, reason=reasons.get(one.other, one.reason)) for one in self.rules)
            return replace(self, title=each.title, help=each.help, rules=tuple(rules))
        return self


@dataclass(frozen=True, slots=True)
class Group:
    """Options of which exactly one is chosen."""

    id: str
    title: str
    help: str
    default: str
    options: tuple[Option, ...]
    words: tuple[Words, ...] = ()

    def option(self, option_id: str) -> Option | None:
        """Find an option by its id."""
        return next((option for option in self.options if option.id == option_id), None)

    def spoken(self, language: str) -> Group:
        """Return the group and its options in a language."""
        options = tuple(option.spoken(language) for option in self.options)
        for each in _of(language, self.words):
            return replace(self, title=each.title, help=each.help, options=options)
        return replace(self, options=options)


@dataclass(frozen=True, slots=True)
class Section:
    """What several features are about."""

    id: str
    title: str
    words: tuple[Words, ...] = ()

    def spoken(self, language: str) -> Section:
        """Return the section in a language."""
        for each in _of(language, self.words):
            return replace(self, title=each.title)
        return self


@dataclass(frozen=True, slots=True)
class Catalog:
    """All groups and features that a blueprint may choose from; consistent once it exists."""

    groups: tuple[Group, ...] = ()
    features: tuple[Option, ...] = ()
    sections: tuple[Section, ...] = ()

    def __post_init__(self) -> None:
        _check_ids(self)
        _check_sections(self)
        _check_defaults(self.groups)
        _check_rules(self)

    def group(self, group_id: str) -> Group | None:
        """Find a group by its id."""
        return next((group for group in self.groups if group.id == group_id), None)

    def feature(self, feature_id: str) -> Option | None:
        """Find a feature by its id."""
        return next((option for option in self.features if option.id == feature_id), None)

    def find(self, path: str) -> Option | None:
        """Find an option by the path that rules use."""
        group_id, _, option_id = path.partition("/")
        if group_id == FEATURES:
            return self.feature(option_id)
        group = self.group(group_id)
        return group.option(option_id) if group else None

    def spoken(self, language: str) -> Catalog:
        """Return the same offer in a language; what has no words for it stays as it is."""
        groups = tuple(group.spoken(language) for group in self.groups)
        features = tuple(option.spoken(language) for option in self.features)
        return Catalog(groups, features, tuple(each.spoken(language) for each in self.sections))


def _of(language: str, words: tuple[Words, ...]) -> tuple[Words, ...]:
    return tuple(each for each in words if each.language == language)


def _check_ids(catalog: Catalog) -> None:
    group_ids = [group.id for group in catalog.groups]
    if taken := RESERVED_GROUP_IDS.intersection(group_ids):
        message = f"A group may not be called {', '.join(sorted(taken))}."
        raise InvalidCatalog(message)
    section_ids = [section.id for section in catalog.sections]
    for ids in (group_ids, section_ids, *_option_ids(catalog)):
        if len(set(ids)) < len(ids):
            message = f"An id appears twice among {', '.join(ids)}."
            raise InvalidCatalog(message)


def _option_ids(catalog: Catalog) -> list[list[str]]:
    families = [catalog.features, *(group.options for group in catalog.groups)]
    return [[option.id for option in family] for family in families]


def _check_sections(catalog: Catalog) -> None:
    known = {"", *(section.id for section in catalog.sections)}
    for feature in catalog.features:
        if feature.section not in known:
            message = f"{feature.path} stands in the section {feature.section}, unknown here."
            raise InvalidCatalog(message)


def _check_defaults(groups: tuple[Group, ...]) -> None:
    for group in groups:
        if group.option(group.default) is None:
            message = f"Group {group.id} has no option {group.default}."
            raise InvalidCatalog(message)
        if any(option.group != group.id for option in group.options):
            message = f"An option of group {group.id} names another group."
            raise InvalidCatalog(message)


def _check_rules(catalog: Catalog) -> None:
    families = [catalog.features, *(group.options for group in catalog.groups)]
    for option in (option for family in families for option in family):
        for rule in option.rules:
            for other in rule.others:
                if catalog.find(other) is None:
                    message = f"{option.path} has a rule about {other}, unknown here."
                    raise InvalidCatalog(message)
