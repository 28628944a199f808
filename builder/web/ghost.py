"""What a click on an option would do to the files, before anybody clicks."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl

from ..blueprint.catalog import Catalog, Option
from ..generator.diff import Change, changes
from ..generator.project import Project
from .address import Request
from .chosen import Chosen
from .filetree import WORDS, change_counts
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Ghost:
    """The option, how many files would change in which way, and those files by path."""

    title: str
    counts: Mapping[str, int]
    files: Mapping[str, str]


def would_be(reading: Reading, option: Option, catalog: Catalog) -> Request:
    """Return the query that a click on the option leads to: it is taken, or dropped again."""
    chosen = Chosen.of(reading.values, catalog)
    is_dropped = option.group is None and chosen.has(option)
    query = chosen.query(minus=(option,)) if is_dropped else chosen.query(plus=(option,))
    clicked = dict(reading.values) | dict(parse_qsl(query, keep_blank_values=True))
    return Request([*clicked.items()], reading.view)


def ghost_of(option: Option, now: Project, then: Project) -> Ghost:
    """Return what becomes of the files."""
    found = changes(now, then)
    return Ghost(option.title, change_counts(found), _words(found))


def _words(found: Mapping[str, Change]) -> dict[str, str]:
    return {path: WORDS[change] for path, change in found.items()}
