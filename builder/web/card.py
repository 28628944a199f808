"""The picture of a shared project, for those who show its link as a card."""

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ..blueprint.catalog import Catalog
from ..blueprint.model import Blueprint
from ..diagram.drawing import Drawing, picture
from .blueprint_words import ChosenWords, choice_words
from .pixels import (
    INSET,
    LINK,
    MUTED,
    PALE,
    PAPER,
    Canvas,
    Style,
    cut,
    draw_entities,
    has_letter,
    wrapped,
    writable,
)

WIDTH: Final = 1200
HEIGHT: Final = 630
VERSION: Final = 1
"""What a card looks like: raise it with every change, so that the old ones are not kept."""

_REMEMBERED = 64
_EDGE = 56
_SUMMARY = "A FastAPI project"
_COLUMN = 400
_PANEL = (_EDGE + _COLUMN + 40, 0, WIDTH, HEIGHT)
_TITLES = ((52, 3), (40, 4), (32, 5))
_TEXT = 23
_SMALL = 20
_BOLD = Style(_SMALL, anchor="lm", fat=0.02)
_ROW = 54
_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says; without entities it shows the choices."""

    title: str
    line: str
    facts: str
    choices: tuple[ChosenWords, ...]
    drawing: Drawing | None


def card_of(chosen: Blueprint, title: str, files: int, catalog: Catalog) -> Card:
    """Return the card of a project with so many files."""
    count = len(chosen.entities)
    choices = choice_words(chosen, catalog)
    titles = " · ".join(each.title for each in choices) if count else ""
    words = [f"{count} {'entity' if count == 1 else 'entities'}"] if count else []
    return Card(
        title=writable(title) or _SUMMARY,
        line=_line(chosen.project.description) or titles or _SUMMARY,
        facts=" · ".join([*words, f"{files} files"]),
        choices=choices,
        drawing=picture(chosen, catalog) if count else None,
    )


@lru_cache(maxsize=_REMEMBERED)
def png(card: Card) -> bytes:
    """Draw a card."""
    canvas = Canvas.of(WIDTH, HEIGHT)
    canvas.box(_PANEL, INSET)
    _write(canvas, card)
    left, top, right, bottom = _PANEL
    inside = (left + 28, top + 28, right - 28, bottom - 28)
    if card.drawing is None:
        _list(canvas, card.choices, inside)
    else:
        draw_entities(canvas, card.drawing, inside)
    content = io.BytesIO()
    canvas.finished().save(content, "PNG", optimize=True)
    return content.getvalue()


def _line(description: str) -> str:
    """Return a description, if most of it can be written."""
    letters = [letter for letter in description if not letter.isspace()]
    known = sum(map(has_letter, letters))
    return writable(description) if 2 * known > len(letters) else ""


def _write(canvas: Canvas, card: Card) -> None:
    _brand(canvas)
    size, lines = _title(card.title)
    y = 150.0
    for line in lines:
        y += size * 1.2
        canvas.text((_EDGE, y), line, Style(size, fat=0.025))
    y += 20
    for line in wrapped(card.line, _TEXT, _COLUMN, 4):
        y += _TEXT * 1.45
        canvas.text((_EDGE, y), line, Style(_TEXT, MUTED))
    canvas.text((_EDGE, HEIGHT - _EDGE), card.facts, Style(_TEXT, fat=0.015))


def _brand(canvas: Canvas) -> None:
    left, top, size = _EDGE, _EDGE, 44
    unit = size / 32
    canvas.box((left, top, left + size, top + size), LINK, radius=7 * unit)
    roof = [(left + x * unit, top + y * unit) for x, y in ((8, 22), (16, 7), (24, 22))]
    beam = [(left + x * unit, top + 16.5 * unit) for x in (11.5, 20.5)]
    for points in (roof, beam):
        canvas.line(points, PAPER, 3 * unit)
    canvas.text((left + size + 14, top + size / 2), "Accelerator", _BOLD)


def _title(text: str) -> tuple[int, list[str]]:
    """Return the largest size in which a title fits, and its lines."""
    tried = [(size, wrapped(text, size, _COLUMN, most)) for size, most in _TITLES]
    whole = (each for each in tried if not any(line.endswith("…") for line in each[1]))
    return next(whole, tried[-1])


def _list(canvas: Canvas, choices: tuple[ChosenWords, ...], area: tuple[float, ...]) -> None:
    """Show the choices one below the other, in the middle."""
    left, top, right, bottom = area
    shown = choices[:_MOST_ROWS]
    y = (top + bottom - _ROW * len(shown)) / 2
    for each in shown:
        canvas.box((left, y, right, y + _ROW - 10), PAPER, PALE, 8)
        middle = y + (_ROW - 10) / 2
        canvas.text((left + 18, middle), writable(each.group), Style(_SMALL, MUTED, "lm"))
        title = cut(writable(each.title), _SMALL, 380)
        canvas.text((left + 190, middle), title, _BOLD)
        y += _ROW
