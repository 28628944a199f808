"""A pattern is what Pydantic's own engine accepts, and it comes with texts that match it."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from pydantic_core import SchemaError, SchemaValidator, ValidationError, core_schema

from . import limits
from .regex import Chars, Choice, Node, Repeat, Sequence, UnknownSyntaxError, parse, weight
from .text import text_fault

_ATTEMPTS: Final = 120
_EXTRA_REPEATS: Final = (0, 1, 2, 3, 5, 8, 13, 40)
_STEPS: Final = 1_000
_ALL_STEPS: Final = 6_000
_REASON: Final = re.compile(r"^\s*(error|SchemaError):\s*")
_HEAVIEST: Final = 1_000


class _TooLongError(ValueError):
    pass


def pattern_fault(pattern: str) -> str | None:
    """Return the engine's own words if it refuses the pattern."""
    try:
        _engine(pattern)
    except SchemaError as error:
        return _REASON.sub("", str(error).rstrip(".").splitlines()[-1])
    return None


def matches(pattern: str, text: str) -> bool:
    """Tell whether the emitted schema would accept the text."""
    try:
        _engine(pattern).validate_python(text)
    except ValidationError:
        return False
    return True


def pattern_weight(pattern: str) -> int:
    """Estimate what compiling costs, before anybody does it; the engine itself sets the most."""
    try:
        return min(weight(parse(pattern)), _HEAVIEST)
    except UnknownSyntaxError:
        return _HEAVIEST


@lru_cache(maxsize=1024)
def samples(pattern: str, min_length: int = 0, max_length: int | None = None) -> tuple[str, ...]:
    """Return up to `limits.UNIQUE_ROOM` different texts that match; the same on every machine."""
    if len(pattern) > limits.PATTERN or pattern_fault(pattern):
        return ()
    try:
        node = parse(pattern)
    except UnknownSyntaxError:
        return ()
    found: dict[str, None] = {}
    most = limits.STRING_LENGTH if max_length is None else max_length
    for text in _texts(node, _Dice(pattern), min_length):
        if min_length <= len(text) <= most and _is_plain(text) and matches(pattern, text):
            found.setdefault(text)
        if len(found) == limits.UNIQUE_ROOM:
            break
    return tuple(found)


def _texts(node: Node, dice: "_Dice", min_length: int) -> Iterator[str]:
    extras = (*_EXTRA_REPEATS, min_length, max(min_length - 1, 0), max(min_length - 2, 0))
    left = _ALL_STEPS
    for attempt in range(_ATTEMPTS):
        extra = extras[attempt % len(extras)]
        writer = _Writer(dice, extra, exact=attempt % 2 == 0, steps=min(left, _STEPS))
        try:
            yield writer.text(node)
        except _TooLongError:
            continue
        finally:
            left -= writer.steps_taken


def _is_plain(text: str) -> bool:
    return bool(text) and text == text.strip() and text_fault(text, limits.VALUE_TEXT) is None


@lru_cache(maxsize=1024)
def _engine(pattern: str) -> SchemaValidator:
    return SchemaValidator(core_schema.str_schema(pattern=pattern, regex_engine="rust-regex"))


class _Dice:
    """Numbers that look random and are the same for a seed, whatever the version of Python."""

    def __init__(self, seed: str) -> None:
        self._state = hashlib.sha256(seed.encode()).digest()

    def below(self, count: int) -> int:
        self._state = hashlib.sha256(self._state).digest()
        return int.from_bytes(self._state[:8]) % count


class _Writer:
    """Writes one text; `extra` repeats more than a pattern needs, or up to so many."""

    def __init__(self, dice: _Dice, extra: int, *, exact: bool, steps: int) -> None:
        self._dice = dice
        self._extra = extra
        self._exact = exact
        self._steps = steps
        self.steps_taken = 0

    def text(self, node: Node) -> str:
        if self.steps_taken >= self._steps:
            raise _TooLongError
        self.steps_taken += 1
        match node:
            case Chars():
                return node.among[self._dice.below(len(node.among))]
            case Sequence():
                return "".join(map(self.text, node.parts))
            case Choice():
                return self.text(node.branches[self._dice.below(len(node.branches))])
            case Repeat():
                return self._repeated(node)

    def _repeated(self, node: Repeat) -> str:
        most = node.least + self._extra
        if node.most is not None:
            most = min(most, node.most)
        more = max(most - node.least, 0)
        times = node.least + (more if self._exact else self._dice.below(more + 1))
        return "".join(self.text(node.part) for _ in range(times))
