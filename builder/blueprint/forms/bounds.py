"""The first look at a document from outside: how deep, how wide, which format."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeGuard

from ..canonical import unicode_text
from ..errors import Problem
from ..model import FORMAT, Blueprint
from .places import WHOLE, place_of

_DEPTH: Final = 8
_WIDTH: Final = 1_000

type Path = tuple[str | int, ...]
type Table = Mapping[Any, object]


def check_bounds(data: object) -> tuple[Problem, ...]:
    """Return the first thing that no blueprint can be, before anything is built from it."""
    if isinstance(data, Blueprint):
        return ()
    if not _is_table(data):
        return (Problem(WHOLE, "shape", "A blueprint is a table with keys and values."),)
    return tuple(islice(_format_faults(data), 1)) or tuple(islice(_size_faults(data, ()), 1))


def _format_faults(data: Table) -> Iterator[Problem]:
    version = data.get("format", FORMAT)
    if isinstance(version, bool) or not isinstance(version, int):
        yield Problem("format", "format", "The format is a whole number.", str(FORMAT))
    elif version != FORMAT:
        message = f"Only format {FORMAT} is known here; a newer builder may know this one."
        yield Problem("format", "format", message, str(FORMAT))


def _size_faults(value: object, path: Path) -> Iterator[Problem]:
    if not (_is_table(value) or _is_list(value)):
        return
    if len(path) > _DEPTH:
        yield Problem(place_of(path[:_DEPTH]), "too-deep", "Nothing in a blueprint is so deep.")
        return
    if len(value) > _WIDTH:
        message = f"{len(value):,} entries stand here; nothing has more than {_WIDTH:,}."
        yield Problem(place_of(path), "too-many", message)
        return
    for key, inner in _entries(value):
        if _is_table(value) and not _is_text(key):
            yield Problem(place_of(path), "shape", "Every key is a text of whole characters.")
        else:
            yield from _size_faults(inner, (*path, key))


def _is_text(key: object) -> bool:
    try:
        return isinstance(key, str) and unicode_text(key) == key
    except ValueError:
        return False


def _is_table(value: object) -> TypeGuard[Table]:
    return isinstance(value, Mapping)


def _is_list(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)


def _entries(value: Table | Sequence[object]) -> Iterable[tuple[Any, object]]:
    return value.items() if isinstance(value, Mapping) else enumerate(value)
