"""What a project is compared with, and what became of it since."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl

from ..blueprint.catalog import Catalog
from ..blueprint.choices import complete
from ..blueprint.forms.drafts import NO_DRAFTS, Drafts
from ..blueprint.model import Blueprint
from ..generator.diff import Change, changes
from ..generator.project import Project
from .address import DEFAULTS, UNREADABLE, Address, Request, View, read_query
from .leaving_out import WITHOUT, left_out, left_out_title
from .reading import Reading, read
from .starting import STARTER, start_of
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class Past:
    """What is `on_screen` when a request is sent, and what it was before the last change."""

    on_screen: Blueprint
    since: Blueprint | None


@dataclass(frozen=True, slots=True)
class Base:
    """What is compared with, in words; no Blueprint where there is nothing.

    `trouble` says why, and `reason` which rule is behind it.
    """

    words: str
    blueprint: Blueprint | None
    trouble: str = ""
    reason: str = ""


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


def base_of(
    reading: Reading, past: Past | None, catalog: Catalog, drafts: Drafts = NO_DRAFTS
) -> Base:
    """Return what the view says to compare with; of a damaged link, what can be read."""
    against = reading.view.against
    if not against:
        return Base(
            _("Compared with what it was before the last change"), past.since if past else None
        )
    if against == DEFAULTS:
        plain = complete(Blueprint(project=reading.shown.project), catalog)
        return Base(_("Compared with the defaults"), plain)
    if against == UNREADABLE:
        trouble = _("That is no link of the wizard, and none that was shared here.")
        return Base(_("Compared with the link"), None, trouble)
    if against.startswith(STARTER):
        return _starter_base(reading, catalog)
    if against.startswith(WITHOUT):
        return _smaller_base(reading, catalog)
    other = read(read_query(drafts.opened(against)), catalog)
    return Base(_("Compared with the link"), other.shown, _trouble_of(other))


def _smaller_base(reading: Reading, catalog: Catalog) -> Base:
    """Return the project without the choice that the view names, and what needs it."""
    found = left_out(reading.shown, reading.view.against, catalog)
    words = _("Compared with the project without %(choice)s", choice=found.title)
    if found.rest is None:
        trouble = _("There is no such project without %(choice)s.", choice=found.title)
        return Base(words, None, trouble, found.reason)
    return Base(words, found.rest)


def _trouble_of(other: Reading) -> str:
    if other.is_valid:
        return ""
    return _("That link cannot be read whole; it is compared as far as it goes.")


def _starter_base(reading: Reading, catalog: Catalog) -> Base:
    """Return the same name and entities with the choices of the starter that the view names."""
    named = [each for each in start_of(catalog).starters if each.key == reading.view.against]
    if not named:
        words = _("Compared with a starter that is not there any more")
        return Base(words, None, f"{words}.")
    pairs = dict(reading.values) | dict(parse_qsl(named[0].fix, keep_blank_values=True))
    other = read(Request([*pairs.items()], View()), catalog)
    words = _("Compared with %(starter)s", starter=named[0].title)
    return Base(words, other.shown, _trouble_of(other))


def base_choices(view: View, address: Address, catalog: Catalog) -> tuple[Choice, ...]:
    """Return what can be compared with by a click; the open one among them, whatever it is."""
    titles = {"": _("Last change"), DEFAULTS: _("Defaults")}
    if view.against not in titles:
        titles[view.against] = _title(view.against, catalog)
    return tuple(_choices(titles, view, address))


def _title(against: str, catalog: Catalog) -> str:
    if against.startswith(WITHOUT):
        return left_out_title(against, catalog)
    return _starter_titles(catalog).get(against, _("Link"))


def starter_choices(view: View, address: Address, catalog: Catalog) -> tuple[Choice, ...]:
    """Return the starters to compare with."""
    return tuple(_choices(_starter_titles(catalog), view, address))


def _starter_titles(catalog: Catalog) -> dict[str, str]:
    return {each.key: each.title for each in start_of(catalog).starters}


def _choices(titles: Mapping[str, str], view: View, address: Address) -> Iterator[Choice]:
    for against, title in titles.items():
        url = address.wizard(replace(view, against=against))
        yield Choice(against, title, url, against == view.against)
