"""The words of the pages in the language of a request; the English ones are the keys of the rest.

A language is one file beside this module, `de.toml` for German, and `[words.de]` in the
`overlay.toml` of each option and in each `group.toml`.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from ...blueprint.catalog import Catalog

ENGLISH: Final = "en"
LANGUAGES: Final[Mapping[str, str]] = MappingProxyType({ENGLISH: "English", "de": "Deutsch"})
"""What the pages speak, each called as it calls itself."""

type Entry = str | list[str]

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def speak(language: str) -> None:
    """Let the rest of this request be answered in a language."""
    _language.set(language)


def spoken() -> str:
    """Return the language of this request."""
    return _language.get()


@cache
def words_of(language: str) -> Mapping[str, Entry]:
    """Return the words of a language by the English ones: one text, or one and many."""
    file = Path(__file__).with_name(f"{language}.toml")
    return tomllib.loads(file.read_text("utf-8")) if file.exists() else {}


def one_text(text: str) -> str:
    """Return a text in the language of this request, its placeholders still open."""
    entry = words_of(spoken()).get(text, text)
    return entry if isinstance(entry, str) else text


def text_for(one: str, many: str, count: int) -> str:
    """Return the text for one thing or for so many, its placeholders still open."""
    entry = words_of(spoken()).get(one, [one, many])
    first, rest = (entry, entry) if isinstance(entry, str) else entry
    return first if count == 1 else rest


def gettext(text: str, **values: object) -> str:
    """Say a text, with the values in its placeholders where it has any."""
    return one_text(text) % values if values else one_text(text)


def ngettext(one: str, many: str, num: int, **values: object) -> str:
    """Say a text for `num` things."""
    return text_for(one, many, num) % {"num": num, **values}


def marked(text: str) -> str:
    """Return a text as it is, for the catalogue to know of it: it is said in a language later."""
    return text


def inside(label: str) -> str:
    """Return a label as it stands inside a line: English begins it small there."""
    return label.lower() if spoken() == ENGLISH else label


def day_words(day: dt.date) -> str:
    """Return a day as people write it."""
    month = gettext(_MONTHS[day.month - 1])
    return gettext("%(day)s %(month)s %(year)s", day=day.day, month=month, year=day.year)


def moment_words(moment: dt.datetime) -> str:
    """Return a moment as people write it; it is said to be that of UTC."""
    there = moment.astimezone(dt.UTC)
    return f"{day_words(there)}, {there:%H:%M} UTC"


def in_words(catalog: Catalog) -> Catalog:
    """Return the catalog in the language of this request."""
    return catalog if spoken() == ENGLISH else _catalog(catalog, spoken())


@lru_cache
def _catalog(catalog: Catalog, language: str) -> Catalog:
    return catalog.spoken(language)


_MONTHS: Final = (
    marked("January"),
    marked("February"),
    marked("March"),
    marked("April"),
    marked("May"),
    marked("June"),
    marked("July"),
    marked("August"),
    marked("September"),
    marked("October"),
    marked("November"),
    marked("December"),
)
