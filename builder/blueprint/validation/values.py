"""Rules of defaults and examples: they obey every rule that the field sets for its values."""

from collections.abc import Iterator
from typing import Any

from .. import limits
from ..errors import Problem
from ..model import Field
from ..patterns import matches
from ..text import quoted, text_fault
from ..types import max_length, min_length, parse_value
from .amounts import value_fault
from .wording import listed, nearest


def check_values(place: str, item: Field) -> Iterator[Problem]:
    """Check default and example of a field whose other attributes are in order."""
    for attribute, text in (("default", item.default), ("example", item.example)):
        if text is None:
            continue
        if fault := _fault(item, text):
            suggestion = nearest(text, item.values) if item.type == "enum" else None
            yield Problem(f"{place}.{attribute}", "bad-value", fault, suggestion)


def _fault(item: Field, text: str) -> str | None:
    if fault := text_fault(text, limits.VALUE_TEXT, multiline=item.type == "text"):
        return fault
    if text != text.strip():
        return "White space around a value is cut off by the API; leave it out."
    return value_fault(item, text) or _rule_fault(item, text)


def _rule_fault(item: Field, text: str) -> str | None:
    if item.type == "enum" and text not in item.values:
        return f"{quoted(text)} is none of the values {listed(item.values)}."
    if fault := _length_fault(item, text):
        return fault
    if item.pattern is not None and not matches(item.pattern, text):
        return f"{quoted(text)} does not match the pattern {quoted(item.pattern)}."
    return _bounds_fault(item, parse_value(item, text))


def _length_fault(item: Field, text: str) -> str | None:
    longest = max_length(item)
    shortest = min_length(item)
    if len(text) < shortest:
        return f"{quoted(text)} is shorter than the least, `min_length = {shortest}`."
    if longest is not None and len(text) > longest:
        return f"{quoted(text)} has {len(text):,} characters; {longest:,} fit."
    return None


def _bounds_fault(item: Field, value: Any) -> str | None:  # noqa: ANN401 - any ordered type
    if item.min is not None and value < parse_value(item, item.min):
        return f"{value} is below `min` {item.min}."
    if item.max is not None and value > parse_value(item, item.max):
        return f"{value} is above `max` {item.max}."
    return None
