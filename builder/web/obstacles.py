"""What keeps an option from going with what is chosen, and the click that takes it nevertheless."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..blueprint.catalog import Catalog, Option, Rule
from ..blueprint.preset import Preset
from .chosen import Chosen
from .locks import lock_of
from .problems import Fix
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why an option does not go with what is chosen, and the way to take it nevertheless.

    There is no way where house rules lock what it would change.
    """

    reason: str
    fix: Fix | None


def obstacles(
    option: Option, chosen: Chosen, catalog: Catalog, rules: Preset | None
) -> Iterator[Obstacle]:
    """Yield what an option breaks as things are, by its own rules or by those of others."""
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
