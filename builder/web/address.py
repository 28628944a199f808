"""Where every URL of the wizard is built and read: a Blueprint, and what is open beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.forms import drafts, to_query
from ..blueprint.forms.drafts import NO_DRAFTS, Drafts
from ..blueprint.forms.links import AGAINST, ENTITY, FILE, PRESET, SAVED, SHOW, VIEW, query_in
from ..blueprint.model import Blueprint
from ..services.share import CODE
from .preset_name import PresetName
from .revision_name import RevisionName

OPEN, OTHER, FIX, SEED, OPTION = "open", "other", "fix", "seed", "option"
FEATURES, WITH, PACKED, DRAFT = "features", "with", "e", drafts.KEY
NEW = "new"
UNIFIED, SPLIT, API, DIAGRAM = "diff", "split", "api", "diagram"
APART = frozenset({API, DIAGRAM})
DEFAULTS = "defaults"
UNREADABLE = "unreadable"
SHARED = "share/"
PLAIN = "v=1"
"""The defaults as a query, where an empty one means something else."""
_SHARE = re.compile(rf"https?://[^/?#\s]+/s/({CODE})(?:[/?#].*)?")
_BARE = re.compile(r"https?://([^/?#\s]+)/?(?:#.*)?")
ANY = "any"

_BESIDE = VIEW | {OPEN, OTHER, SEED, OPTION}

type Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class View:
    """What is open beside the options: a file, or an entity in the editor (`new`: one to be).

    `show` is how the file is looked at: its source, or a diff; or what stands in its place: the
    API, or the diagram of the entities, which stands above the editor, too.
    `against` is what the project is compared with: the defaults, the query of another state, or
    what it was before the last change. `saved` is the revision that the choices began with,
    `preset` names the house rules that they follow.
    """

    file: str | None = None
    entity: str | None = None
    show: str = ""
    against: str = ""
    saved: str = ""
    preset: str = ""

    @property
    def pairs(self) -> Pairs:
        """The view as query pairs."""
        named = ((FILE, self.file), (ENTITY, self.entity))
        looked = ((SHOW, self.show), (AGAINST, self.against))
        kept = ((SAVED, self.saved), (PRESET, self.preset))
        return [(key, value) for key, value in (*named, *looked, *kept) if value]

    @property
    def revision(self) -> RevisionName | None:
        """The revision that the choices began with, if any."""
        return RevisionName.read(self.saved)

    @property
    def house(self) -> PresetName | None:
        """Which house rules the choices follow, if any."""
        return PresetName.read(self.preset)


@dataclass(frozen=True, slots=True)
class Request:
    """A query, taken apart: what describes the Blueprint, each key once, and what is open.

    With a `seed`, the choices are drawn by chance instead; `any` is another one each time.
    """

    pairs: Pairs
    view: View
    seed: str = ""


def fixed(given: Iterable[tuple[str, str]]) -> Pairs:
    """Return the pairs of a form with plain line breaks, what a fix says in place of the rest."""
    pairs = [(key, value.replace("\r\n", "\n")) for key, value in given]
    query = "&".join(value for key, value in pairs if key == FIX)
    fixes = parse_qsl(query, keep_blank_values=True)
    overridden = {FIX, *(key for key, _ in fixes)}
    return [pair for pair in pairs if pair[0] not in overridden] + fixes


def read_pairs(given: Iterable[tuple[str, str]]) -> Request:
    """Take a query apart; features ticked one by one become one value."""
    values: dict[str, str] = {}
    for key, value in fixed(given):
        values[key] = f"{values[key]},{value}" if key == FEATURES and values.get(key) else value
    view = _view(values)
    pairs = [pair for pair in values.items() if pair[0] not in _BESIDE]
    return Request(pairs, view, values.get(SEED, ""))


def _view(values: Mapping[str, str]) -> View:
    """Return what is open: a file that is opened takes the place of all that is not one."""
    opened, other = values.get(OPEN), values.get(OTHER)
    show = values.get(SHOW, "")
    shown = {UNIFIED, SPLIT} if opened else {UNIFIED, SPLIT} | APART
    return View(
        file=opened or values.get(FILE) or None,
        entity=None if opened else values.get(ENTITY) or None,
        show=show if show in shown else "",
        against=_pasted(other) if other else values.get(AGAINST, ""),
        saved=_naming(RevisionName, values.get(SAVED, "")),
        preset=_naming(PresetName, values.get(PRESET, "")),
    )


def _naming(kind: type[RevisionName | PresetName], text: str) -> str:
    """Return what names something of the kind; nothing else does."""
    return text if kind.read(text) else ""


def _pasted(link: str) -> str:
    """Return the query of a link that somebody pasted; the wizard's own address is the defaults.

    What a shared link stands for is still to be found, and whose address it is.
    """
    if shared := _SHARE.fullmatch(link.strip()):
        return f"{SHARED}{shared[1]}"
    if query := query_in(link):
        return query
    return DEFAULTS if bare_host(link) else UNREADABLE


def bare_host(link: str) -> str:
    """Return the host of a link that names nothing else."""
    found = _BARE.fullmatch(link.strip())
    return found[1] if found else ""


def read_query(query: str) -> Request:
    """Take the query part of a URL apart."""
    return read_pairs(parse_qsl(query, keep_blank_values=True))


def read_all(document: str) -> Pairs:
    """Return every pair of a document, what is open included."""
    request = read_query(document)
    return request.pairs + request.view.pairs


@dataclass(frozen=True, slots=True)
class Address:
    """Where a Blueprint is found; `query` carries only what differs from the defaults."""

    query: str

    def document(self, view: View) -> str:
        """Return the query of the Blueprint and of what is open beside it."""
        return "&".join(filter(None, (self.query, urlencode(view.pairs))))

    def wizard(self, view: View | None = None) -> str:
        """Return the address of a state of the wizard."""
        return _url("/", self.document(view or View()))

    @property
    def download(self) -> str:
        """The address of the archive."""
        return _url("/project.zip", self.query)

    def changes(self, against: str) -> str:
        """Return the address of what is different from something else, as a patch."""
        return _url("/changes.patch", self.document(View(against=against)))

    def diagram(self, form: str) -> str:
        """Return the address of the diagram as a file."""
        return _url(f"/diagram.{form}", self.query)


def address_of(blueprint: Blueprint, catalog: Catalog, kept: Drafts = NO_DRAFTS) -> Address:
    """Return the address of a Blueprint; the only place where one is made."""
    return Address(kept.closed(to_query(blueprint, catalog)))


def wizard_url(blueprint: Blueprint, catalog: Catalog, view: View | None = None) -> str:
    """Return the address of a state of the wizard."""
    return address_of(blueprint, catalog).wizard(view)


def _url(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
