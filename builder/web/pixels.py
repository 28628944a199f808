"""A canvas of pixels with one font: text that fits, lines, and the picture of the entities."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PIL import Image, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from ..diagram.boxes import EDGE, HEAD, INDENT, MARK, Box, middle
from ..diagram.drawing import Drawing, Node
from ..diagram.strokes import strokes_of
from .assets import static_folder

TEXT: Final = "#1f2328"
MUTED: Final = "#59636e"
LINK: Final = "#0969da"
LINE: Final = "#818b98"
PALE: Final = "#d8dee4"
PAPER: Final = "#ffffff"
INSET: Final = "#eef1f4"

_FONT = "vendor/DejaVuSans-2.37.ttf"
_NOWHERE = "\U0010ffff"
_FINER = 2
"""How many times as fine everything is drawn at first: made smaller, lines are smooth."""
_LETTERS: Final = 11
_LEGIBLE: Final = 7.5
_LARGEST_SCALE: Final = 1.5
_MARK: Final = 3
_FAT: Final = 0.03
_FONTS = 64
_KNOWN_LETTERS = 4_096
_MOST_LETTERS = 300
_SAMPLE = 24
_ROOMY: Final = 0.88
"""By how much a name is smaller than it may be: its letters are wider than those of the page."""

type Area = tuple[float, float, float, float]


@lru_cache(maxsize=_FONTS)
def font_of(size: float) -> FreeTypeFont:
    """Return the font in a size."""
    return ImageFont.truetype(static_folder() / _FONT, size)


@lru_cache(maxsize=_KNOWN_LETTERS)
def has_letter(letter: str) -> bool:
    """Tell whether the font can write a letter."""
    return letter.isspace() or _looks(letter) != _looks(_NOWHERE)


def _looks(letter: str) -> bytes:
    image = Image.new("L", (_SAMPLE, _SAMPLE))
    ImageDraw.Draw(image).text((0, 0), letter, 255, font_of(_SAMPLE / 2))
    return image.tobytes()


def writable(text: str) -> str:
    """Return the beginning of a text on one line, without the letters that the font has not."""
    return " ".join("".join(filter(has_letter, text[:_MOST_LETTERS])).split())


@dataclass(frozen=True, slots=True)
class Style:
    """How text is written, and which point of it is meant; `fat` is a part of its size."""

    size: float
    colour: str = TEXT
    anchor: str = "ls"
    fat: float = 0


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is drawn on; every measure is in pixels of the picture that comes of it."""

    image: Image.Image
    draw: ImageDraw.ImageDraw

    @classmethod
    def of(cls, width: int, height: int) -> "Canvas":
        """Return an empty one."""
        image = Image.new("RGB", (width * _FINER, height * _FINER), PAPER)
        return cls(image, ImageDraw.Draw(image))

    def finished(self) -> Image.Image:
        """Return the picture."""
        return self.image.reduce(_FINER)

    def box(self, area: Area, fill: str, edge: str | None = None, radius: float = 0) -> None:
        """Draw a rectangle with round corners."""
        scaled = [each * _FINER for each in area]
        self.draw.rounded_rectangle(scaled, radius * _FINER, fill, edge, _FINER)

    def head(self, area: Area, fill: str, edge: str, radius: float) -> None:
        """Draw a rectangle with round corners at its top."""
        scaled = [each * _FINER for each in area]
        corners = (True, True, False, False)
        self.draw.rounded_rectangle(scaled, radius * _FINER, fill, edge, _FINER, corners=corners)

    def line(self, points: list[tuple[float, float]], colour: str, width: float) -> None:
        """Draw a line."""
        scaled = [(x * _FINER, y * _FINER) for x, y in points]
        self.draw.line(scaled, colour, max(1, round(width * _FINER)), "curve")

    def circle(self, at: tuple[float, float], radius: float, fill: str, edge: str) -> None:
        """Draw a circle."""
        middle_at = (at[0] * _FINER, at[1] * _FINER)
        self.draw.circle(middle_at, radius * _FINER, fill, edge, _FINER)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        style: "Style",
    ) -> None:
        """Write a line of text."""
        where, size = (at[0] * _FINER, at[1] * _FINER), style.size * _FINER
        font, fat = font_of(round(size, 1)), style.fat * size
        self.draw.text(where, text, style.colour, font, style.anchor, stroke_width=fat)


def wrapped(text: str, size: float, width: float, most: int) -> list[str]:
    """Break a text into at most so many lines; what does not fit ends in an ellipsis."""
    lines = [*_lines(text, size, width)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(f"{lines[most - 1]}…", size, width)]


def cut(text: str, size: float, width: float) -> str:
    """Return as much of a text as fits."""
    while text and font_of(size).getlength(text) > width:
        text = f"{text[:-2].rstrip()}…" if len(text) > 1 else ""
    return text


def _lines(text: str, size: float, width: float) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if font_of(size).getlength(longer) <= width:
            line = longer
        else:
            yield from [line] * bool(line)
            line = cut(word, size, width)
    yield line


def draw_entities(canvas: Canvas, drawing: Drawing, area: Area) -> None:
    """Draw the picture of the entities as large as the area allows, in its middle."""
    left, top, right, bottom = area
    scale = min((right - left) / drawing.width, (bottom - top) / drawing.height, _LARGEST_SCALE)
    x = (left + right - drawing.width * scale) / 2
    y = (top + bottom - drawing.height * scale) / 2
    picture = Picture(canvas, scale, x, y)
    for line in drawing.lines:
        for stroke in strokes_of(line.path):
            canvas.line([picture.at(*point) for point in stroke], LINE, 1.25 * scale)
    for node in drawing.nodes:
        picture.node(node)


@dataclass(frozen=True, slots=True)
class Picture:
    """Where a drawing lies on the canvas, and how large it is there."""

    canvas: Canvas
    scale: float
    left: float
    top: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawing lies."""
        return self.left + x * self.scale, self.top + y * self.scale

    def node(self, node: Node) -> None:
        """Draw the box of an entity, with its rows where they can be read."""
        box, radius = node.box, 6 * self.scale
        corners = (
            *self.at(node.x, node.y),
            *self.at(node.x + box.width, node.y + box.height),
        )
        self.canvas.box(corners, PAPER, LINE, radius)
        if _LETTERS * self.scale >= _LEGIBLE:
            self._rows(node)
        else:
            self._name(node)

    def _name(self, node: Node) -> None:
        """Write the name alone, in the middle of its box, if it can be read."""
        box = node.box
        size = min(box.headline * _ROOMY, 0.8 * box.height) * self.scale
        at = self.at(node.x + box.width / 2, node.y + box.height / 2)
        if size >= _LEGIBLE:
            self.canvas.text(at, box.title, Style(size, anchor="mm", fat=_FAT))
        else:
            self.canvas.box((at[0] - size, at[1] - 1, at[0] + size, at[1] + 1), LINE)

    def _rows(self, node: Node) -> None:
        box = node.box
        size = _LETTERS * self.scale
        head = (*self.at(node.x, node.y), *self.at(node.x + box.width, node.y + HEAD))
        self.canvas.head(head, INSET, LINE, 6 * self.scale)
        self.canvas.text(self.at(node.x + 10, node.y + 19), box.title, Style(size, fat=_FAT))
        for y, row in box.lines:
            end = self.at(node.x + box.width - EDGE, node.y + y)
            start = self.at(node.x + INDENT, node.y + y)
            self.canvas.text(start, row.name, Style(size, LINK if row.is_relation else TEXT))
            self.canvas.text(end, row.kind, Style(size, MUTED, "rs"))
        for y, note in box.note_lines:
            self.canvas.text(self.at(node.x + INDENT, node.y + y), note, Style(size, MUTED))
        self._marks(box, node.x, node.y)

    def _marks(self, box: Box, x: float, y: float) -> None:
        for at, row in enumerate(box.rows):
            fill = MUTED if row.is_required else PAPER
            middle_at = self.at(x + MARK, y + middle(at))
            self.canvas.circle(middle_at, _MARK * self.scale, fill, MUTED)
