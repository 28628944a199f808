"""The Blueprint of a link: what somebody has in the address bar, or was sent."""

from typing import Final
from urllib.parse import parse_qsl

from ..catalog import Catalog
from ..model import Blueprint
from .query import parse_query

FILE: Final = "file"
ENTITY: Final = "entity"
SHOW: Final = "show"
AGAINST: Final = "against"
SAVED: Final = "saved"
PRESET: Final = "preset"
VIEW: Final = frozenset({FILE, ENTITY, SHOW, AGAINST, SAVED, PRESET})
"""The keys of a link that say what is open on the page, and nothing about the project."""


def query_in(link: str) -> str:
    """Return the query of an address; of any text, for a link comes from anywhere."""
    return link.strip().partition("#")[0].partition("?")[2]


def parse_link(link: str, catalog: Catalog) -> Blueprint:
    """Return the Blueprint of a wizard's or a download's address. Raises InvalidBlueprint."""
    pairs = parse_qsl(query_in(link), keep_blank_values=True)
    return parse_query([pair for pair in pairs if pair[0] not in VIEW], catalog)
