"""An entity in one line: `Order: number string! unique, customer -> Customer!`.

Each part is a field (name, type, marks) or a relation (name, arrow, target, marks). What has no
type is a string, and what has no `!` may be empty.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..naming import pascal_case
from ..types import FIELD_TYPES
from .scanning import InvalidLine, Scanner, Span

__all__ = ["InvalidLine", "Line", "Span", "parse_line"]

type Data = dict[str, Any]
type Marks = Mapping[str, Callable[[Scanner], Data]]
type Spans = dict[str, Span]

_MARK: Final = re.compile(r"[!?=]|\w+")
_ARROW: Final = re.compile(r"<-?>|->|--")
_BARE: Final = re.compile(r"[^\s,()\"]+")
_ARGUMENT: Final = re.compile(r"[^,()\"]*[^\s,()\"]")
_DIGITS: Final = re.compile(r"[0-9]{1,4000}")
"""Not more digits than Python makes a number of."""
_RANGE: Final = ".."

_KINDS: Final = {
    "->": "many_to_one",
    "--": "one_to_one",
    "<->": "many_to_many",
    "<>": "many_to_many",
}
_TYPES: Final[Mapping[str, str]] = {name: name for name in FIELD_TYPES} | {
    "bigint": "big_integer",
    "binary": "bytes",
    "bool": "boolean",
    "double": "float",
    "int": "integer",
    "numeric": "decimal",
    "str": "string",
    "timestamp": "datetime",
    "varchar": "string",
}
_SWITCHES: Final = (
    *("unique", "index", "filter", "sort", "searchable"),
    *("read_only", "write_only", "hidden"),
)
_LENGTHS: Final = ("min_length", "max_length")
_LIMITS: Final = ("min", "max")
_DECIMAL: Final = ("precision", "scale")
_NO_MARK: Final = "Behind a name belong its type and its marks, then a comma"
_CONTRADICTION: Final = "This contradicts a mark in front of it."
_NO_RANGE: Final = "In these brackets belongs a range, such as `1..10`."
_NO_LENGTH: Final = "In these brackets belongs a length, such as `80` or `2..80`."


def _sets(**data: object) -> Callable[[Scanner], Data]:
    return lambda _: dict(data)


_PRESENCE: Final[Marks] = {
    "!": _sets(required=True),
    "?": _sets(required=False),
    "required": _sets(required=True),
    "optional": _sets(required=False),
}
_FIELD_MARKS: Final[Marks] = {
    **_PRESENCE,
    **{name: _sets(**{name: True}) for name in _SWITCHES},
    "=": lambda scanner: {"default": scanner.value(_BARE)},
}
_INVERSE: Final[Marks] = {
    "as": lambda scanner: {"inverse": scanner.name("what it is called from the other side")[0]},
}
_TO_ONE_MARKS: Final[Marks] = {
    **_PRESENCE,
    **_INVERSE,
    **{name: _sets(on_delete=name) for name in ("restrict", "cascade", "set_null")},
}


@dataclass(frozen=True, slots=True)
class Line:
    """The entity, and where each of its places stands in the line.

    They are `name`, `fields[0]`, `fields[0].name` and the like; a mark has the space in front.
    """

    entity: Data
    spans: Mapping[str, Span]


def parse_line(text: str) -> Line:
    """Read one entity. Raises InvalidLine."""
    scanner = Scanner(text)
    name, span = scanner.name("the name of an entity, such as `Order`")
    spans = {"name": span}
    entity: Data = {"name": _class_name(name), "fields": [], "relations": []}
    if not scanner.is_done() and not scanner.takes(":"):
        scanner.refuse("After the name of the entity belongs a colon")
    while not scanner.is_done():
        family, row, found = _part(scanner)
        place = f"{family}[{len(entity[family])}]"
        spans[place] = (found["name"][0], scanner.at)
        spans |= {f"{place}.{attribute}": span for attribute, span in found.items()}
        entity[family].append(row)
        if not scanner.is_done() and not scanner.takes(","):
            scanner.refuse("Between two fields belongs a comma")
    return Line(_with_some_field(entity), spans)


def _with_some_field(entity: Data) -> Data:
    if not entity["fields"] and not entity["relations"]:
        entity["fields"].append({"name": "name", "type": "string"})
    return entity


def _class_name(word: str) -> str:
    return word if word[:1].isupper() else pascal_case(word)


def _part(scanner: Scanner) -> tuple[str, Data, Spans]:
    """Read a field or a relation: the list that it belongs to, itself, and where it says what."""
    name, span = scanner.name("the name of a field or of a relation")
    arrow = scanner.take(_ARROW)
    data, spans = _relation(scanner, _KINDS[arrow[0]]) if arrow else _field(scanner)
    return "relations" if arrow else "fields", {"name": name} | data, {"name": span} | spans


def _relation(scanner: Scanner, kind: str) -> tuple[Data, Spans]:
    word, span = scanner.name("the entity that it leads to")
    is_set = kind == "many_to_many"
    known = _INVERSE if is_set else _TO_ONE_MARKS
    marks, spans = _marks(scanner, known, known)
    presence = {} if is_set else {"required": False}
    data = {"target": _class_name(word), "kind": kind} | presence | marks
    return data, {"target": span} | spans


def _field(scanner: Scanner) -> tuple[Data, Spans]:
    start = scanner.at
    word = scanner.take(_MARK)
    kind = _TYPES.get(word[0].lower()) if word else None
    if kind is None:
        scanner.at = start
    given = _attributes(scanner, kind) if kind else {}
    meant = _FIELD_MARKS if kind else {*_FIELD_MARKS, *_TYPES}
    marks, spans = _marks(scanner, _FIELD_MARKS, meant)
    return {"type": kind or "string", "required": False} | given | marks, spans


def _marks(scanner: Scanner, known: Marks, meant: Iterable[str]) -> tuple[Data, Spans]:
    """Read marks up to the comma."""
    data: Data = {}
    spans: Spans = {}
    start = scanner.at
    while found := scanner.take(_MARK):
        mark = known.get(found[0].lower())
        if mark is None:
            scanner.at = start
            scanner.refuse(_NO_MARK, meant)
        said = mark(scanner)
        if any(data.get(key, value) != value for key, value in said.items()):
            raise InvalidLine(_CONTRADICTION, (found.start(), scanner.at))
        data |= said
        spans |= dict.fromkeys(said, (start, scanner.at))
        start = scanner.at
    return data, spans


def _attributes(scanner: Scanner, kind: str) -> Data:
    """Read what stands in brackets behind a type: values, digits, or how long or large it is."""
    start = scanner.at
    given = _arguments(scanner)
    if not given or kind == "enum":
        return {"values": given} if given else {}
    if kind == "decimal" and _RANGE not in given[0]:
        return dict(zip(_DECIMAL, map(_number, given), strict=False))
    return _bounds(given, kind, (start, scanner.at))


def _bounds(given: Sequence[str], kind: str, span: Span) -> Data:
    is_long = FIELD_TYPES[kind].has("max_length")
    least, dots, most = given[0].partition(_RANGE)
    if len(given) > 1 or not (dots or is_long):
        raise InvalidLine(_NO_LENGTH if is_long else _NO_RANGE, span)
    ends = (least, most) if dots else ("", least)
    bounds = zip(_LENGTHS if is_long else _LIMITS, ends, strict=True)
    return {key: _number(end) if is_long else end.strip() for key, end in bounds if end.strip()}


def _number(text: str) -> int | str:
    """Return a number; what is none stays text, for the rules to refuse."""
    return int(text) if _DIGITS.fullmatch(text.strip()) else text


def _arguments(scanner: Scanner) -> list[str]:
    if not scanner.takes("("):
        return []
    given = [scanner.value(_ARGUMENT)]
    while scanner.takes(","):
        given.append(scanner.value(_ARGUMENT))
    if not scanner.takes(")"):
        scanner.refuse("Here belongs a closing bracket")
    return given
