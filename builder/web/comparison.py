"""What a project is compared with, and what became of it since."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete
from ..blueprint.model import Blueprint
from ..generator.diff import Change, changes
from ..generator.project import Project
from .address import DEFAULTS, Address, View, read_query
from .reading import Reading, read
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Past:
    """What is `on_screen` when a request is sent, and what it was before the last change."""

    on_screen: Blueprint
    since: Blueprint | None


@dataclass(frozen=True, slots=True)
class Base:
    """What is compared with, in words; no Blueprint where there is nothing yet."""

    words: str
    blueprint: Blueprint | None
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """A project beside the one that it is compared with: the same one, where there is no other."""

    base: Base
    before: Project
    changed: Mapping[str, Change]

    @classmethod
    def of(cls, base: Base, before: Project, project: Project) -> "Comparison":
        """Compare `project` with what it was `before`."""
        return cls(base, before, changes(before, project))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to compare with, and where that leads."""

    key: str
    title: str
    url: str
    is_chosen: bool


def base_of(reading: Reading, past: Past | None, catalog: Catalog) -> Base:
    """Return what the view says to compare with; of a damaged link, what can be read."""
    against = reading.view.against
    if not against:
        return Base(
            _("Compared with what it was before the last change"), past.since if past else None
        )
    if against == DEFAULTS:
        plain = complete(Blueprint(project=reading.shown.project), catalog)
        return Base(_("Compared with the defaults"), plain)
    other = read(read_query(against), catalog)
    return Base(_("Compared with the link"), other.shown, is_damaged=not other.is_valid)


def base_choices(view: View, address: Address) -> tuple[Choice, ...]:
    """Return what can be compared with by a click."""
    titles = {"": _("Last change"), DEFAULTS: _("Defaults")}
    if view.against not in titles:
        titles[view.against] = _("Link")
    return tuple(
        Choice(
            against,
            title,
            address.wizard(replace(view, against=against)),
            against == view.against,
        )
        for against, title in titles.items()
    )
