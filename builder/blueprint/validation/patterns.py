"""Rules of patterns: Pydantic's engine takes them, somebody can write a text that matches."""

from collections.abc import Iterator

from .. import limits
from ..errors import Problem
from ..model import Field
from ..patterns import pattern_fault, pattern_weight, samples
from ..text import text_fault
from ..types import max_length, min_length
from .subject import Subject


def check_pattern_cost(subject: Subject) -> Iterator[Problem]:
    """Refuse more patterns than can be compiled in a moment; counted before any is compiled."""
    places: dict[str, str] = {}
    for place, entity in subject.places:
        for position, item in enumerate(entity.fields):
            if item.pattern is not None and len(item.pattern) <= limits.PATTERN:
                places.setdefault(item.pattern, f"{place}.fields[{position}].pattern")
    cost = 0
    for count, (pattern, place) in enumerate(places.items(), start=1):
        cost += pattern_weight(pattern)
        if count > limits.PATTERNS or cost > limits.PATTERN_WEIGHT:
            message = f"This is one pattern too many: {limits.PATTERNS} different, simple ones fit."
            yield Problem(place, "too-many", message)
            return


def check_pattern(place: str, item: Field) -> Iterator[Problem]:
    """Check the pattern of one field."""
    if item.pattern is None:
        return
    here = f"{place}.pattern"
    if fault := text_fault(item.pattern, limits.PATTERN) or _syntax_fault(item.pattern):
        yield Problem(here, "pattern", fault)
    elif item.example is None and not samples(item.pattern, min_length(item), max_length(item)):
        message = "No text could be derived that matches the pattern; give one as `example`."
        yield Problem(f"{place}.example", "needs-example", message)


def _syntax_fault(pattern: str) -> str | None:
    if not pattern:
        return "An empty pattern says nothing; leave it out."
    reason = pattern_fault(pattern)
    return f"Pydantic's engine refuses the pattern: {reason}." if reason else None
