"""A query whose packed entities are kept elsewhere: `d=` and their name in the place of `e=`."""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Final
from urllib.parse import parse_qsl, unquote

from .packing import KEY as ENTITIES

KEY: Final = "d"
LONGEST: Final = 1_800
"""How many characters of a query go around the world with nobody cutting them off."""
NAME_LENGTH: Final = 22

_MOST_NAMES = 8
_NAMED = re.compile(rf"(?<![^?&=]){KEY}=([\w-]{{{NAME_LENGTH}}})(?![^&#])", re.ASCII)


@dataclass(frozen=True, slots=True)
class Drafts:
    """Packed entities by their names: what the addresses of a request may stand on."""

    kept: Mapping[str, str] = field(default_factory=dict[str, str])

    def opened(self, query: str) -> str:
        """Return a query with what its draft stands for; one that is not kept is left."""
        return "&".join(map(self._opened, query.split("&"))) if self.kept else query

    def closed(self, query: str) -> str:
        """Return a query that is too long with the name of its draft, if that is kept."""
        if len(query) <= LONGEST:
            return query
        return "&".join(map(self._closed, query.split("&")))

    def with_packed(self, packed: str) -> "Drafts":
        """Return the drafts with one more."""
        return Drafts({**self.kept, name_of(packed): packed})

    def _opened(self, pair: str) -> str:
        key, _, value = pair.partition("=")
        return f"{ENTITIES}={self.kept[value]}" if key == KEY and value in self.kept else pair

    def _closed(self, pair: str) -> str:
        key, _, value = pair.partition("=")
        is_kept = key == ENTITIES and name_of(value) in self.kept
        return f"{KEY}={name_of(value)}" if is_kept else pair

    def lost(self, query: str) -> bool:
        """Tell whether a query stands on a draft that is not kept."""
        values = dict(parse_qsl(query, keep_blank_values=True))
        return KEY in values and values[KEY] not in self.kept


NO_DRAFTS: Final = Drafts()


def name_of(packed: str) -> str:
    """Return the name of packed entities: 128 bits of a SHA-256, which only they lead to."""
    digest = hashlib.sha256(packed.encode()).digest()
    return urlsafe_b64encode(digest)[:NAME_LENGTH].decode()


def names_in(*queries: str) -> set[str]:
    """Return the names of drafts in queries, and in the queries that these are compared with."""
    found = (name for query in queries for name in _NAMED.findall(unquote(query)))
    return {*islice(found, _MOST_NAMES)}


def packed_in(query: str) -> str:
    """Return the packed entities of a query that is too long; empty where there is no need."""
    return dict(parse_qsl(query)).get(ENTITIES, "") if len(query) > LONGEST else ""
