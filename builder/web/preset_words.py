"""House rules in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.preset import Preset
from ..blueprint.traits import TRAITS
from .locks import lock_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class RuleWords:
    """One rule: what it is about, what it wants, and how it says so."""

    about: str
    words: str
    note: str
    is_locked: bool


def rule_words(preset: Preset, catalog: Catalog) -> tuple[RuleWords, ...]:
    """Return what house rules say, in the order of the page; what is not on offer says nothing."""
    return (*_options(preset, catalog), *_features(preset, catalog), *_rest(preset))


def _options(preset: Preset, catalog: Catalog) -> Iterator[RuleWords]:
    for group in catalog.groups:
        rule = preset.options.get(group.id)
        option = group.option(rule.option) if rule else None
        lock = lock_of(option, preset) if option else None
        if option and lock:
            yield RuleWords(group.title, option.title, lock.words, lock.is_locked)


def _features(preset: Preset, catalog: Catalog) -> Iterator[RuleWords]:
    for feature in catalog.features:
        if lock := lock_of(feature, preset):
            yield RuleWords(_("Features"), feature.title, lock.words, lock.is_locked)


def _rest(preset: Preset) -> Iterator[RuleWords]:
    traits, names = preset.traits, preset.names
    if traits.required:
        titles = ", ".join(_(TRAITS[name].title) for name in traits.required)
        yield RuleWords(_("Every entity has"), titles, traits.reason, is_locked=True)
    if names.prefix:
        yield RuleWords(_("Project names begin with"), names.prefix, names.reason, is_locked=True)
    if names.forbidden:
        words = ", ".join(names.forbidden)
        yield RuleWords(_("Nothing is called"), words, names.reason, is_locked=True)
