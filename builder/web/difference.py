"""One file beside what it was: its lines in groups, unified or side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, zip_longest

from markupsafe import Markup

from ..generator.project import Project
from .emphasis import emphasized
from .highlight import highlighted

_CONTEXT = 3

type Opcode = tuple[str, int, int, int, int]
type Row = tuple[Side | None, Side | None]


@dataclass(frozen=True, slots=True)
class Side:
    """A line as it was or is: its number there, and whether the other side lacks it."""

    number: int
    html: Markup
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Hunk:
    """Lines that changed, with some around them: those of before on the left."""

    number: int
    rows: tuple[Row, ...]

    @property
    def unified(self) -> Iterator[Row]:
        """Yield the rows with one line each, unless it is the same on both sides."""
        for is_changed, rows in _runs(self.rows):
            if is_changed:
                yield from ((left, None) for left, _ in rows if left)
                yield from ((None, right) for _, right in rows if right)
            else:
                yield from rows


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of a file."""

    path: str
    hunks: tuple[Hunk, ...]
    added: int
    removed: int
    has_new_mode: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a file, as text and as HTML."""

    texts: Sequence[str]
    html: Sequence[Markup]


def difference(before: Project, after: Project, path: str) -> Difference:
    """Return what is different in the file at `path`, which one of both may lack."""
    old, new = (project.get(path) for project in (before, after))
    left, right = (_lines(path, each.text if each else "") for each in (old, new))
    matcher = SequenceMatcher(None, left.texts, right.texts, autojunk=False)
    groups = list(matcher.get_grouped_opcodes(_CONTEXT))
    hunks = tuple(
        Hunk(number, tuple(_rows(group, left, right))) for number, group in enumerate(groups, 1)
    )
    sides = [row for hunk in hunks for row in hunk.rows]
    return Difference(
        path,
        hunks,
        added=sum(1 for _, side in sides if side and side.is_changed),
        removed=sum(1 for side, _ in sides if side and side.is_changed),
        has_new_mode=bool(old and new and old.mode != new.mode),
    )


def _lines(path: str, text: str) -> _Lines:
    if not text:
        return _Lines((), ())
    return _Lines(text.removesuffix("\n").split("\n"), highlighted(path, text))


def _rows(group: Sequence[Opcode], left: _Lines, right: _Lines) -> Iterator[Row]:
    for kind, i1, i2, j1, j2 in group:
        is_changed = kind != "equal"
        old = [Side(at + 1, left.html[at], is_changed) for at in range(i1, i2)]
        new = [Side(at + 1, right.html[at], is_changed) for at in range(j1, j2)]
        if kind == "replace":
            _emphasize(old, new, left, right)
        yield from zip_longest(old, new)


def _emphasize(old: list[Side], new: list[Side], left: _Lines, right: _Lines) -> None:
    """Mark the words that changed in lines that stand side by side."""
    for at, (was, now) in enumerate(zip(old, new, strict=False)):
        texts = left.texts[was.number - 1], right.texts[now.number - 1]
        html = emphasized(texts, (was.html, now.html))
        old[at], new[at] = replace(was, html=html[0]), replace(now, html=html[1])


def _runs(rows: Sequence[Row]) -> Iterator[tuple[bool, list[Row]]]:
    return ((key, list(run)) for key, run in groupby(rows, key=_is_changed))


def _is_changed(row: Row) -> bool:
    return any(side.is_changed for side in row if side)
