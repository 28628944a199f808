"""Where every URL of the wizard is built and read: a Blueprint, and what is open beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from ..blueprint.catalog import Catalog
from ..blueprint.forms import to_query
from ..blueprint.model import Blueprint

FILE, ENTITY, OPEN, FIX = "file", "entity", "open", "fix"
FEATURES, PACKED = "features", "e"
NEW = "new"

type Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class View:
    """What is open beside the options: a file, or an entity in the editor (`new`: one to be)."""

    file: str | None = None
    entity: str | None = None

    @property
    def pairs(self) -> Pairs:
        """The view as query pairs."""
        named = ((FILE, self.file), (ENTITY, self.entity))
        return [(key, value) for key, value in named if value is not None]


@dataclass(frozen=True, slots=True)
class Request:
    """A query, taken apart: what describes the Blueprint, each key once, and what is open."""

    pairs: Pairs
    view: View


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
    opened = values.pop(OPEN, None)
    file, entity = values.pop(FILE, None), values.pop(ENTITY, None)
    view = View(opened) if opened else View(file or None, entity or None)
    return Request(list(values.items()), view)


def read_query(query: str) -> Request:
    """Take the query part of a URL apart."""
    return read_pairs(parse_qsl(query, keep_blank_values=True))


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


def address_of(blueprint: Blueprint, catalog: Catalog) -> Address:
    """Return the address of a Blueprint; the only place where one is made."""
    return Address(to_query(blueprint, catalog))


def wizard_url(blueprint: Blueprint, catalog: Catalog, view: View | None = None) -> str:
    """Return the address of a state of the wizard."""
    return address_of(blueprint, catalog).wizard(view)


def _url(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
