"""Which imports a piece of source needs."""

import re
from collections.abc import Iterable, Iterator

from ..layout import Attribute, Item, Source, Text

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'"[^"]*"')


def needed(imports: Iterable[str], items: Iterable[Item]) -> Iterator[str]:
    """Yield those of `imports`, one name each, that the code in `items` uses."""
    used = {word for item in items for word in _WORD.findall(_code(item))}
    return (line for line in imports if line.split()[-1] in used)


def _code(item: Item) -> str:
    """Return `item` without its texts, in which a name means nothing."""
    match item:
        case str():
            return _QUOTED.sub("", item)
        case Text():
            return ""
        case Source():
            return " ".join(map(_code, (item.head, *item.items, item.tail)))
        case Attribute():
            return " ".join(map(_code, (item.annotation, item.value or "")))


def quoted(names: Iterable[str]) -> tuple[str, ...]:
    """Return each of `names` as a string literal."""
    return tuple(f'"{name}"' for name in names)


def assigned_tuple(name: str, items: tuple[Item, ...]) -> Source:
    """Return `name = (items)`, with the comma that makes one item a tuple."""
    return Source(f"{name} = (", items, ")" if len(items) > 1 else ",)")
