"""Free text and lists of names, judged and put into sentences."""

import difflib
from collections.abc import Iterable, Iterator

from .. import limits
from ..errors import Problem
from ..text import clean, quoted, text_fault

_LISTED = 30
_COMPARED = 60


def free_text(
    place: str, text: str, limit: int = limits.DESCRIPTION, *, multiline: bool = True
) -> Iterator[Problem]:
    """Refuse text with control characters, direction marks or more characters than fit."""
    if fault := text_fault(text, limit, multiline=multiline):
        yield Problem(place, "text", fault, clean(text, limit) or None)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant."""
    lowered = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word[:_COMPARED].lower(), lowered, n=1)
    return lowered[found[0]] if found else None


def there_are(words: Iterable[str]) -> str:
    """Say what there is instead, behind `There is no …;`."""
    every = list(words)
    return f"there {'is' if len(every) == 1 else 'are'} {listed(every)}"


def at_top_level(key: str) -> str:
    """Say where a key belongs that stands among the options."""
    return f"{quoted(key)} stands at the top level, beside `options`."


def listed(words: Iterable[str]) -> str:
    """Join words for a sentence; a long list is cut."""
    every = sorted(words)
    shown = ", ".join(f"`{word}`" for word in every[:_LISTED])
    return f"{shown}, …" if len(every) > _LISTED else shown or "none"
