"""What stands in the box of an entity, and how large that makes it: all letters are as wide."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..blueprint.model import Entity, Field, Relation
from ..blueprint.traits import traits_of

CHARACTER: Final = 7.25
HEAD: Final = 28
ROW: Final = 20
EDGE: Final = 8
PORT_GAP: Final = 10
INDENT: Final = 24
MARK: Final = 13
_MOST_ROWS = 12
_LONGEST_NAME = 24
_LONGEST_KIND = 20
_NARROWEST = 132
_BETWEEN = 3
_PROVIDED = 11
_LARGEST = 36.0
_MOST_PORTS = 16
_BASE = 4
_CIRCLE = "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"
_DIAMOND = "m0 -4l4 4l-4 4l-4 -4z"


@dataclass(frozen=True, slots=True)
class Row:
    """A field or a relation in a box; `kind` is its type, or the target of the relation."""

    name: str
    kind: str
    is_required: bool
    is_unique: bool
    is_relation: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """An entity as it is drawn; `notes` tell of what is left out, and of its traits."""

    name: str
    title: str
    fields: int
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    is_provided: bool
    width: float
    height: float
    ports: tuple[float, ...]

    @property
    def lines(self) -> Iterator[tuple[float, Row]]:
        """Yield each row with where its text stands."""
        return ((middle(at) + _BASE, row) for at, row in enumerate(self.rows))

    @property
    def note_lines(self) -> Iterator[tuple[float, str]]:
        """Yield each note with where its text stands."""
        return ((middle(at) + _BASE, note) for at, note in enumerate(self.notes, len(self.rows)))

    @property
    def headline(self) -> float:
        """How large the name can be where it stands alone in the box."""
        return min(_LARGEST, 12 * (self.width - 2 * EDGE) / (CHARACTER * len(self.title)))

    @property
    def full(self) -> str:
        """The path of the marks that are filled: of what is required."""
        return self._marks(is_required=True)

    @property
    def hollow(self) -> str:
        """The path of the marks that are not filled: of what may be left out."""
        return self._marks(is_required=False)

    def _marks(self, *, is_required: bool) -> str:
        """Return circles, and diamonds for what is unique."""
        return "".join(
            f"M{MARK} {middle(at):g}{_DIAMOND if row.is_unique else _CIRCLE}"
            for at, row in enumerate(self.rows)
            if row.is_required is is_required
        )


def box_of(entity: Entity, incoming: int, *, is_provided: bool) -> Box:
    """Return the box of an entity, high enough for each of the links that end at it."""
    rows = tuple(_rows(entity))
    notes = tuple(_notes(entity))
    lines = HEAD + ROW * (len(rows) + len(notes)) + EDGE
    title = shortened(entity.name, _LONGEST_NAME)
    return Box(
        name=entity.name,
        title=title,
        fields=len(entity.fields),
        rows=rows,
        notes=notes,
        is_provided=is_provided,
        width=_width(title, rows, notes, _PROVIDED * is_provided),
        height=max(lines, 2 * EDGE + PORT_GAP * min(incoming, _MOST_PORTS)),
        ports=tuple(_ports(entity)),
    )


def middle(row: int) -> float:
    """Return how far below the top of its box the middle of a row lies."""
    return HEAD + ROW * row + ROW / 2


def shortened(text: str, most: int) -> str:
    """Return a text with at most so many characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _rows(entity: Entity) -> Iterator[Row]:
    yield from map(_field_row, entity.fields[:_MOST_ROWS])
    yield from map(_relation_row, entity.relations[:_MOST_ROWS])


def _field_row(field: Field) -> Row:
    name = shortened(field.name, _LONGEST_NAME)
    return Row(name, field.type.replace("_", " "), field.required, field.unique)


def _relation_row(relation: Relation) -> Row:
    return Row(
        name=shortened(relation.name, _LONGEST_NAME),
        kind=shortened(relation.target, _LONGEST_KIND),
        is_required=relation.is_to_one and relation.required,
        is_unique=relation.kind == "one_to_one",
        is_relation=True,
    )


def _notes(entity: Entity) -> Iterator[str]:
    """Say what does not fit, and what traits add, a line each."""
    hidden = {"field": len(entity.fields), "relation": len(entity.relations)}
    more = [
        f"{count - _MOST_ROWS} more {what}{'' if count == _MOST_ROWS + 1 else 's'}"
        for what, count in hidden.items()
        if count > _MOST_ROWS
    ]
    traits = [trait.title.lower() for trait in traits_of(entity)]
    yield from (", ".join(words) for words in (more, traits[:2], traits[2:]) if words)


def _ports(entity: Entity) -> Iterator[float]:
    """Yield how far below the top of the box the link of each relation begins."""
    fields = min(len(entity.fields), _MOST_ROWS)
    for at in range(len(entity.relations)):
        yield middle(fields + min(at, _MOST_ROWS))


def _width(title: str, rows: tuple[Row, ...], notes: tuple[str, ...], badge: int) -> float:
    lines = [len(title) + badge, *map(len, notes)]
    lines += [len(row.name) + _BETWEEN + len(row.kind) for row in rows]
    return max(_NARROWEST, round(INDENT + CHARACTER * max(lines) + EDGE))
