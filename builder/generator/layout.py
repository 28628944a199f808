"""Width-aware layout: what `ruff format` would write, without asking it."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from .literals import python_literal

LINE_LENGTH = 100
INDENT = "    "


class Text(NamedTuple):
    """A string literal behind `head`, split over lines in parentheses where it is too long."""

    head: str
    text: str


class Source(NamedTuple):
    """Something with items in brackets: one line if it fits, else one item a line."""

    head: str
    items: "tuple[Item, ...]" = ()
    tail: str = ""


class Attribute(NamedTuple):
    """An attribute of a class with its annotation, and the value that it begins with."""

    name: str
    annotation: str
    value: "Item | None" = None


type Item = str | Text | Source | Attribute


def lay(indent: int, item: Item, suffix: str = "") -> str:
    """Return `item` as it stands after `indent` columns, with `suffix` behind it.

    The first line is not indented: it stands where the template calls it.
    """
    flat = flattened(item) + suffix
    if isinstance(item, str) or indent + display_width(flat) <= LINE_LENGTH:
        return flat
    laid = _split(indent, item) if isinstance(item, Text) else exploded(indent, item)
    return laid + suffix


def entered(indent: int, contexts: Sequence[str]) -> str:
    """Return the head of an `async with`: in brackets, one a line, where they do not fit on one."""
    flat = f"async with {', '.join(contexts)}:"
    if indent + display_width(flat) <= LINE_LENGTH:
        return flat
    return exploded(indent, Source("async with (", tuple(contexts), "):"))


def tuple_behind(strings: Sequence[str], head: str, indent: int = len(INDENT)) -> str:
    """Return a tuple of strings as it stands behind `head`, by default in the body of a class."""
    literals = tuple(python_literal(each) for each in strings)
    tail = ",)" if len(literals) == 1 else ")"
    return lay(indent, Source(f"{head}(", literals, tail)).removeprefix(head)


def flattened(item: Item) -> str:
    """Return `item` on one line."""
    if isinstance(item, str):
        return item
    if isinstance(item, Text):
        return item.head + python_literal(item.text)
    if isinstance(item, Attribute):
        value = "" if item.value is None else f" = {flattened(item.value)}"
        return f"{item.name}: {item.annotation}{value}"
    return f"{item.head}{', '.join(flattened(each) for each in item.items)}{item.tail}"


def exploded(indent: int, item: Source | Attribute) -> str:
    """Return one item a line, each with its trailing comma, whatever the width."""
    return _annotated(indent, item) if isinstance(item, Attribute) else _bracketed(indent, item)


def _bracketed(indent: int, source: Source) -> str:
    margin = " " * indent
    lines = (f"{margin}{INDENT}{lay(indent + len(INDENT), item, ',')}\n" for item in source.items)
    return f"{source.head}\n{''.join(lines)}{margin}{source.tail.removeprefix(',')}"


def _annotated(indent: int, item: Attribute) -> str:
    """Split the value of an attribute, or its annotation where that alone is too long."""
    head = f"{item.name}: {item.annotation} ="
    room = LINE_LENGTH - indent - display_width(head)
    if isinstance(item.value, Text):
        return _split(indent, Text(f"{head} ", item.value.text))
    if isinstance(item.value, Source) and display_width(f" {item.value.head}") <= room:
        return _bracketed(indent, item.value._replace(head=f"{head} {item.value.head}"))
    if item.value is not None and display_width(" (") <= room:
        return _parenthesised(indent, head, item.value)
    if " | " not in item.annotation and "[" not in item.annotation:
        return flattened(item)
    return _reopened(indent, item)


def _parenthesised(indent: int, head: str, value: Item) -> str:
    margin = " " * indent
    inside = lay(indent + len(INDENT), value)
    return f"{head} (\n{margin}{INDENT}{inside}\n{margin})"


def _reopened(indent: int, item: Attribute) -> str:
    opening, inside, closing = _opened(item.annotation)
    margin = " " * indent
    value = "" if item.value is None else lay(indent, behind(f"{closing} = ", item.value))
    return f"{item.name}: {opening}\n{margin}{INDENT}{inside}\n{margin}{value or closing}"


def _opened(annotation: str) -> tuple[str, str, str]:
    """Return what stands before, in and behind the brackets at which an annotation is split."""
    opening, _, inside = annotation.removesuffix("]").partition("[")
    if annotation.endswith("]") and inside.count("[") == inside.count("]"):
        return f"{opening}[", inside, "]"
    return "(", annotation, ")"


def behind(prefix: str, item: Item) -> Item:
    """Return `item` with `prefix` in front of it."""
    match item:
        case str():
            return prefix + item
        case Attribute():
            return item._replace(name=prefix + item.name)
        case Text() | Source():
            return item._replace(head=prefix + item.head)


def _split(indent: int, item: Text) -> str:
    margin = " " * (indent + len(INDENT))
    pieces = _pieces(item.text, LINE_LENGTH - len(margin))
    lines = "\n".join(margin + python_literal(piece) for piece in pieces)
    return f"{item.head}(\n{lines}\n{' ' * indent})"


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
    """Return the columns that ruff counts: two for a wide character, none for a combining one."""
    return len(text) if text.isascii() else sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
