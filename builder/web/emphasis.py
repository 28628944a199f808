"""The words that are different in two lines, marked in their HTML."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from markupsafe import Markup

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_PIECE = re.compile(r"<[^>]*>|&[^;]*;|.", re.DOTALL)
_LONGEST = 400
_MOST_WORDS = 150
_ALIKE = 0.5

type Sides[T] = tuple[T, T]


def emphasized(texts: Sides[str], html: Sides[Markup]) -> Sides[Markup]:
    """Return the HTML of a line as it was and as it is, with marks around what is different.

    Lines that have little in common, or that are very long, stay as they are.
    """
    if max(map(len, texts)) > _LONGEST:
        return html
    was, now = map(_WORD.findall, texts)
    if max(len(was), len(now)) > _MOST_WORDS:
        return html
    matcher = SequenceMatcher[str](None, was, now, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return html
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    old = _characters(was, ((start, end) for _, start, end, _, _ in changed))
    new = _characters(now, ((start, end) for *_, start, end in changed))
    return _marked(html[0], old), _marked(html[1], new)


def _characters(words: list[str], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return where in the line the characters of these words stand."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return frozenset(at for start, end in spans for at in range(starts[start], starts[end]))


def _marked(html: Markup, changed: frozenset[int]) -> Markup:
    return Markup("".join(_pieces(html, changed)))  # noqa: S704 - pieces of `html` as they were, and marks


def _pieces(html: str, changed: frozenset[int]) -> Iterator[str]:
    """Yield the pieces of the HTML; a mark ends before a tag, and begins again after it."""
    at, is_open = 0, False
    for piece in _PIECE.findall(html):
        is_text = not piece.startswith("<")
        is_wanted = is_text and at in changed
        if is_wanted != is_open:
            yield "<mark>" if is_wanted else "</mark>"
        yield piece
        at, is_open = at + is_text, is_wanted
    if is_open:
        yield "</mark>"
