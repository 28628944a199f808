"""The option cards, made from the Catalog alone: no option is named in this code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog, Option, Rule, Section
from ..blueprint.errors import Problem
from ..blueprint.house_rules import RULE
from ..blueprint.preset import Preset
from .address import FEATURES
from .leaving_out import bringing, can_be_left_out
from .locks import Lock, lock_of
from .problems import Fix, Trouble, trouble
from .reading import key_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why an option does not go with what is chosen, and the way to take it nevertheless.

    There is no way where house rules lock what it would change.
    """

    reason: str
    fix: Fix | None


@dataclass(frozen=True, slots=True)
class Card:
    """One option as the page shows it; `brings` are the query pairs that show what it brings."""

    id: str
    title: str
    help: str
    is_chosen: bool
    brings: str
    obstacles: tuple[Obstacle, ...]
    lock: Lock | None = None

    @property
    def is_barred(self) -> bool:
        """Tell whether house rules leave it as it is."""
        return self.lock is not None and self.lock.bars(is_chosen=self.is_chosen)

    @property
    def is_unavailable(self) -> bool:
        """Tell whether it cannot be taken as things are."""
        return bool(self.obstacles) or (self.is_barred and not self.is_chosen)

    @property
    def is_kept(self) -> bool:
        """Tell whether it stays chosen, whatever the form of the page says."""
        return self.is_barred and self.is_chosen


_WHOLE = Section("", "")


@dataclass(frozen=True, slots=True)
class CardSection:
    """Cards that are about one thing; they have no title where all of a group are."""

    id: str
    title: str
    cards: tuple[Card, ...]
    is_first: bool

    @property
    def names(self) -> str:
        """Which cards there are."""
        return " · ".join(card.title for card in self.cards)

    @property
    def chosen(self) -> int:
        """How many are chosen."""
        return sum(card.is_chosen for card in self.cards)

    @property
    def is_open(self) -> bool:
        """Tell whether its cards are seen at once: there is no more to choose first, or one is."""
        return self.is_first or self.chosen > 0


@dataclass(frozen=True, slots=True)
class CardGroup:
    """One set of cards: radio buttons of a group, or the check boxes of the features."""

    id: str
    title: str
    help: str
    is_single: bool
    sections: tuple[CardSection, ...]
    problems: tuple[Trouble, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards, in their order."""
        return tuple(card for section in self.sections for card in section.cards)

    @property
    def summary(self) -> str:
        """What is chosen, in a word or two."""
        chosen = [card.title for card in self.cards if card.is_chosen]
        return chosen[0] if self.is_single and chosen else str(len(chosen)) if chosen else _("none")


@dataclass(frozen=True)
class Chosen:
    """The options chosen right now, as the form has them: valid together or not."""

    options: Mapping[str, str]
    features: frozenset[str]

    @classmethod
    def of(cls, values: Mapping[str, str], catalog: Catalog) -> "Chosen":
        """Read the choices from the values of the form; what is not given has its default."""
        options = {group.id: values.get(group.id, group.default) for group in catalog.groups}
        features = frozenset(filter(None, values.get(FEATURES, "").split(",")))
        return cls(options, features)

    @cached_property
    def paths(self) -> frozenset[str]:
        """Name everything chosen, as rules do."""
        options = {f"{group}/{option}" for group, option in self.options.items()}
        return frozenset(options | {f"{FEATURES}/{feature}" for feature in self.features})

    def has(self, option: Option) -> bool:
        """Tell whether an option is chosen."""
        return option.path in self.paths

    def query(self, *, plus: Iterable[Option] = (), minus: Iterable[Option] = ()) -> str:
        """Return the query pairs that add and drop options."""
        added, dropped = list(plus), {option.id for option in minus if option.group is None}
        values = {option.group: option.id for option in added if option.group}
        features = self.features | {option.id for option in added if option.group is None}
        return urlencode({**values, FEATURES: ",".join(sorted(features - dropped))})


def card_groups(
    catalog: Catalog,
    values: Mapping[str, str],
    problems: tuple[Problem, ...],
    rules: Preset | None = None,
) -> tuple[CardGroup, ...]:
    """Return one set for each group, and one for the features; `rules` are of the house."""
    chosen = Chosen.of(values, catalog)
    families = [
        (group.id, group.title, group.help, [(_WHOLE, group.options)]) for group in catalog.groups
    ]
    about = _("What else the project brings along. Any number.")
    families += [(FEATURES, _("Features"), about, list(_by_section(catalog)))]
    return tuple(
        CardGroup(
            id=identity,
            title=title,
            help=text,
            is_single=identity != FEATURES,
            sections=tuple(
                CardSection(
                    id=section.id,
                    title=section.title,
                    cards=tuple(_card(option, chosen, catalog, rules) for option in options),
                    is_first=section == sections[0][0],
                )
                for section, options in sections
            ),
            problems=tuple(_troubles(identity, problems)),
        )
        for identity, title, text, sections in families
        if sections
    )


def _by_section(catalog: Catalog) -> Iterator[tuple[Section, tuple[Option, ...]]]:
    """Yield the features with what they stand among; those that stand alone come last."""
    rest = Section("", _("Other")) if catalog.sections else _WHOLE
    for section in (*catalog.sections, rest):
        found = tuple(each for each in catalog.features if each.section == section.id)
        if found:
            yield section, found


def _troubles(key: str, problems: Iterable[Problem]) -> Iterator[Trouble]:
    """Yield what no card can tell: a broken rule stands at its card, with the way out."""
    for problem in problems:
        if key_of(problem.place) == key and problem.rule not in {"requires", "excludes"}:
            is_plain = key == FEATURES and problem.rule != RULE
            yield Trouble(problem.message) if is_plain else trouble(problem, key)


def _card(option: Option, chosen: Chosen, catalog: Catalog, rules: Preset | None) -> Card:
    obstacles = tuple(_obstacles(option, chosen, catalog, rules))
    is_chosen = chosen.has(option)
    is_more = is_chosen and not obstacles and can_be_left_out(option, catalog)
    brings = bringing(option.path) if is_more else ""
    lock = lock_of(option, rules)
    return Card(option.id, option.title, option.help, is_chosen, brings, obstacles, lock)


def _obstacles(
    option: Option, chosen: Chosen, catalog: Catalog, rules: Preset | None
) -> Iterator[Obstacle]:
    for rule, other in _rules(option, catalog):
        if rule.kind == "requires" and rule.is_broken(chosen.paths):
            label = _("Use it with %(option)s", option=other.title)
            both = (other, option)
            query = chosen.query(plus=both)
            yield Obstacle(rule.reason, _unlocked(Fix(label, query), rules, both))
        elif rule.kind == "excludes" and chosen.has(other):
            instead = _instead(other, catalog)
            label = _way_out(other, instead)
            plus = (option, instead) if instead else (option,)
            query = chosen.query(plus=plus, minus=(other,))
            yield Obstacle(rule.reason, _unlocked(Fix(label, query), rules, plus, (other,)))


def _unlocked(
    fix: Fix, rules: Preset | None, plus: Iterable[Option], minus: Iterable[Option] = ()
) -> Fix | None:
    """Return the click, unless house rules lock out what it adds, or lock what it drops."""
    added = [lock for each in plus if (lock := lock_of(each, rules))]
    dropped = [lock for each in minus if (lock := lock_of(each, rules))]
    is_barred = any(lock.bars(is_chosen=False) for lock in added)
    return None if is_barred or any(lock.bars(is_chosen=True) for lock in dropped) else fix


def _way_out(other: Option, instead: Option | None) -> str:
    if instead is None:
        return _("Use it without %(option)s", option=other.title)
    return _("Use it with %(option)s", option=instead.title)


def _rules(option: Option, catalog: Catalog) -> Iterator[tuple[Rule, Option]]:
    """Yield the option's rules with the option that each is about, and exclusions by others."""
    for rule in option.rules:
        if (other := catalog.find(rule.other)) is not None:
            yield rule, other
    for other in _all(catalog):
        for rule in other.rules:
            if rule.kind == "excludes" and rule.other == option.path:
                yield rule, other


def _all(catalog: Catalog) -> Iterator[Option]:
    yield from (option for group in catalog.groups for option in group.options)
    yield from catalog.features


def _instead(option: Option, catalog: Catalog) -> Option | None:
    """Return what a group falls back to when `option` has to go."""
    group = catalog.group(option.group) if option.group else None
    if group is None:
        return None
    others = [other for other in group.options if other.id != option.id]
    default = [other for other in others if other.id == group.default]
    return next(iter([*default, *others]), None)
