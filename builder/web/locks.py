"""What house rules say at the card of an option."""

from dataclasses import dataclass

from ..blueprint.catalog import Option
from ..blueprint.preset import FeatureRule, OptionRule, Preset
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Lock:
    """Whether the house wants an option, for good or to begin with, and why in words."""

    is_wanted: bool
    is_locked: bool
    words: str

    def bars(self, *, is_chosen: bool) -> bool:
        """Tell whether a card stays as it is: what breaks a lock can still be mended."""
        return self.is_locked and self.is_wanted is is_chosen


def lock_of(option: Option, rules: Preset | None) -> Lock | None:
    """Return what house rules say of an option, if they say anything."""
    if rules is None:
        return None
    if option.group:
        return _in_group(option, rules.options.get(option.group))
    rule = rules.features.get(option.id)
    return _lock(rule, is_wanted=rule.wanted) if rule else None


def _in_group(option: Option, rule: OptionRule | None) -> Lock | None:
    """Return the lock of one of several cards: the one that is wanted says it for all."""
    if rule is None or rule.option == option.id:
        return _lock(rule, is_wanted=True) if rule else None
    return Lock(is_wanted=False, is_locked=rule.locked, words="")


def _lock(rule: OptionRule | FeatureRule, *, is_wanted: bool) -> Lock:
    return Lock(is_wanted, rule.locked, _words(rule, is_wanted=is_wanted))


def _words(rule: OptionRule | FeatureRule, *, is_wanted: bool) -> str:
    if rule.locked and is_wanted:
        return _("Locked: %(reason)s", reason=rule.reason)
    if rule.locked:
        return _("Locked out: %(reason)s", reason=rule.reason)
    begins = _("The preset begins with it") if is_wanted else _("The preset begins without it")
    return f"{begins}: {rule.reason}" if rule.reason else f"{begins}."
