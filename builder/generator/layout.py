"""Width-aware layout: what `ruff format` would write, without asking it."""

import unicodedata
from collections.abc import Iterable, Sequence

from .literals import python_literal

LINE_LENGTH = 100
INDENT = "    "


def fold(indent: int, head: str, items: Iterable[str], tail: str) -> str:
    """Return `head items tail` on one line if it fits after `indent` columns, else one item a line.

    The first line is not indented: it stands where the template calls it.
    """
    parts = list(items)
    flat = f"{head}{', '.join(parts)}{tail}"
    if indent + display_width(flat) <= LINE_LENGTH and "\n" not in flat:
        return flat
    return explode(indent, head, parts, tail)


def explode(indent: int, head: str, items: Sequence[str], tail: str) -> str:
    """Return one item a line, each with its trailing comma."""
    margin = " " * indent
    lines = [f"{margin}{INDENT}{item},\n" for item in items]
    return f"{head}\n{''.join(lines)}{margin}{tail}"


def folded_text(indent: int, head: str, text: str, tail: str = "") -> str:
    """Return `head "text" tail`, the literal split over lines in parentheses where it is too long."""
    flat = f"{head}{python_literal(text)}{tail}"
    if indent + display_width(flat) <= LINE_LENGTH:
        return flat
    margin = " " * (indent + len(INDENT))
    room = LINE_LENGTH - len(margin)
    lines = "\n".join(margin + python_literal(piece) for piece in _pieces(text, room))
    return f"{head}(\n{lines}\n{' ' * indent}){tail}"


def _pieces(text: str, room: int) -> list[str]:
    """Split `text` so that every piece fits as a literal, after a space where there is one."""
    pieces: list[str] = []
    while text:
        size = _fitting(text, room)
        cut = text.rfind(" ", 0, size) + 1 if size < len(text) else size
        pieces.append(text[: cut or size])
        text = text[cut or size :]
    return pieces


def _fitting(text: str, room: int) -> int:
    """Return how many characters of `text` fit as one literal, by bisection."""
    low, high = 1, min(len(text), room)
    while low < high:
        middle = (low + high + 1) // 2
        if display_width(python_literal(text[:middle])) <= room:
            low = middle
        else:
            high = middle - 1
    return low


def display_width(text: str) -> int:
    """Return the columns that ruff counts: two for an East Asian wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
