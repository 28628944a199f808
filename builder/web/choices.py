"""The option cards, made from the Catalog alone: no option is named in this code."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..blueprint.catalog import Catalog, Option, Section
from ..blueprint.errors import Problem
from ..blueprint.house_rules import RULE
from ..blueprint.preset import Preset
from .address import FEATURES
from .chosen import Chosen
from .leaving_out import bringing, can_be_left_out
from .locks import Lock, lock_of
from .obstacles import Obstacle, obstacles
from .problems import Trouble, trouble
from .reading import key_of
from .words import gettext as _


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
    found = tuple(obstacles(option, chosen, catalog, rules))
    is_chosen = chosen.has(option)
    is_more = is_chosen and not found and can_be_left_out(option, catalog)
    brings = bringing(option.path) if is_more else ""
    lock = lock_of(option, rules)
    return Card(option.id, option.title, option.help, is_chosen, brings, found, lock)
