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


def wizard_query(blueprint: Blueprint, catalog: Catalog, view: View | None = None) -> str:
    """Return the query that carries only what differs from the defaults."""
    parts = (to_query(blueprint, catalog), urlencode(view.pairs if view else []))
    return "&".join(part for part in parts if part)


def wizard_url(blueprint: Blueprint, catalog: Catalog, view: View | None = None) -> str:
    """Return the address of a state of the wizard; the only place where one is made."""
    query = wizard_query(blueprint, catalog, view)
    return f"/?{query}" if query else "/"


def download_url(blueprint: Blueprint, catalog: Catalog) -> str:
    """Return the address of the archive, with the same query."""
    query = wizard_query(blueprint, catalog)
    return f"/project.zip?{query}" if query else "/project.zip"
