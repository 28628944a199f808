"""One normal form for each value, so that equal choices are equal objects."""

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

OPERATIONS: Final = ("list", "get", "create", "update", "delete")
HALF_CHARACTER: Final = "The text holds half of a surrogate pair, which is no character."
_MAX_BITS: Final = 128


class Choices(Mapping[str, str]):
    """An immutable, hashable mapping of group to option, sorted by group."""

    __slots__ = ("_chosen",)

    def __init__(self, chosen: Mapping[str, str] | Iterable[tuple[str, str]] = ()) -> None:
        """Keep a sorted copy."""
        self._chosen = dict(sorted(dict(chosen).items()))

    def __getitem__(self, group: str) -> str:
        return self._chosen[group]

    def __iter__(self) -> Iterator[str]:
        return iter(self._chosen)

    def __len__(self) -> int:
        return len(self._chosen)

    def __hash__(self) -> int:
        return hash(tuple(self._chosen.items()))

    def __repr__(self) -> str:
        return f"Choices({self._chosen!r})"


def unicode_text(text: str) -> str:
    """Refuse lone surrogates, which no file can hold."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValueError(HALF_CHARACTER) from None
    return text


def sorted_once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Sort ids whose order means nothing; the same id twice is refused."""
    if len(set(ids)) < len(ids):
        message = "The same value stands here twice."
        raise ValueError(message)
    return tuple(sorted(ids))


def operations_once(operations: tuple[str, ...]) -> tuple[str, ...]:
    """Sort operations from list to delete; the same one twice is refused."""
    return tuple(sorted(sorted_once(operations), key=OPERATIONS.index))


def value_text(value: object) -> object:
    """Return the text form of a number, boolean, date or time; anything else as it is."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return _integer_text(value)
        case float():
            return _float_text(value)
        case Decimal():
            return format(value, "f") if value.is_finite() else value
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return value


def _integer_text(number: int) -> str:
    if number.bit_length() > _MAX_BITS:
        message = "The number is too large for any column."
        raise ValueError(message)
    return str(number)


def _float_text(number: float) -> str:
    if not math.isfinite(number):
        message = "The number must be finite."
        raise ValueError(message)
    return repr(number)
