"""A reader for the everyday part of Rust's regular expressions: enough to write sample texts."""

import string
from dataclasses import dataclass
from typing import Final

_DIGITS: Final = string.digits
_WORD: Final = string.ascii_letters + string.digits
_VISIBLE: Final = "".join(chr(code) for code in range(0x21, 0x7F))
_CLASSES: Final = {
    "d": _DIGITS, "w": _WORD, "s": " ", "D": string.ascii_letters, "W": "-.", "S": _WORD,
}  # fmt: skip
_CONTROLS: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEX_DIGITS: Final = {"x": 2, "u": 4, "U": 8}
_EMPTY_ESCAPES: Final = "AzbB"
_UNICODE_WEIGHT: Final = 10
_MAX_DEPTH: Final = 50


class UnknownSyntaxError(ValueError):
    """Raised where the pattern says more than this reader understands."""


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of several."""

    among: str
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parts that follow each other."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several branches."""

    branches: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A part several times; `most` is None without an upper bound."""

    part: "Node"
    least: int
    most: int | None


type Node = Chars | Sequence | Choice | Repeat


def parse(pattern: str) -> Node:
    """Read the pattern; raises `UnknownSyntaxError`."""
    reader = _Reader(pattern)
    node = reader.choice(0)
    if reader.rest():
        raise UnknownSyntaxError(pattern)
    return node


def weight(node: Node) -> int:
    """Estimate what the compiled pattern costs, in units of one ASCII class."""
    match node:
        case Chars():
            return node.weight
        case Sequence():
            return sum(map(weight, node.parts))
        case Choice():
            return sum(map(weight, node.branches))
        case Repeat():
            return weight(node.part) * max(node.least, node.most or 1, 1)


class _Reader:
    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def rest(self) -> str:
        return self._pattern[self._at :]

    def choice(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise UnknownSyntaxError(self._pattern)
        branches = [self._sequence(depth)]
        while self._eat("|"):
            branches.append(self._sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.rest() and self.rest()[0] not in "|)":
            parts.append(self._repeated(self._atom(depth)))
        return Sequence(tuple(parts))

    def _repeated(self, part: Node) -> Node:
        while (bounds := self._bounds()) is not None:
            self._eat("?")
            part = Repeat(part, *bounds)
        return part

    def _bounds(self) -> tuple[int, int | None] | None:
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        if self.rest()[:1] in simple:
            return simple[self._take()]
        if not self._eat("{"):
            return None
        least, comma, most = self._until("}").partition(",")
        first = self._count(least)
        if not comma:
            return first, first
        return first, self._count(most) if most else None

    def _count(self, digits: str) -> int:
        if not (digits.isascii() and digits.isdigit()):
            raise UnknownSyntaxError(self._pattern)
        return int(digits)

    def _atom(self, depth: int) -> Node:
        character = self._take()
        match character:
            case "(":
                return self._group(depth)
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case "^" | "$":
                return Sequence(())
            case ".":
                return Chars(_WORD)
            case "*" | "+" | "?" | "{":
                raise UnknownSyntaxError(self._pattern)
            case _:
                return Chars(character)

    def _group(self, depth: int) -> Node:
        if self._eat("?i)"):
            return Sequence(())
        if self._eat("?P<") or self._eat("?<"):
            self._until(">")
        elif not (self._eat("?:") or self._eat("?i:")) and self._eat("?"):
            raise UnknownSyntaxError(self._pattern)
        inside = self.choice(depth + 1)
        self._until(")")
        return inside

    def _escape(self) -> Node:
        letter = self._take()
        if letter in _EMPTY_ESCAPES:
            return Sequence(())
        if letter in _CLASSES:
            return Chars(_CLASSES[letter], _UNICODE_WEIGHT)
        return Chars(self._escaped(letter))

    def _escaped(self, letter: str) -> str:
        if letter in _HEX_DIGITS:
            return self._code_point(letter)
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        if letter.isalnum():
            raise UnknownSyntaxError(self._pattern)
        return letter

    def _code_point(self, letter: str) -> str:
        if self._eat("{"):
            digits = self._until("}")
        else:
            digits = "".join(self._take() for _ in range(_HEX_DIGITS[letter]))
        try:
            return chr(int(digits, 16))
        except (ValueError, OverflowError):
            raise UnknownSyntaxError(self._pattern) from None

    def _class(self) -> Node:
        negated = self._eat("^")
        members, heavy = self._members()
        among = "".join(c for c in _VISIBLE if c not in members) if negated else members
        if not among:
            raise UnknownSyntaxError(self._pattern)
        return Chars(among, _UNICODE_WEIGHT if heavy or negated else 1)

    def _members(self) -> tuple[str, bool]:
        members, heavy = "", False
        while not (members and self.rest().startswith("]")):
            if self.rest()[:1] == "[" or self.rest()[:2] in {"&&", "--", "~~"}:
                raise UnknownSyntaxError(self._pattern)
            first = self._member()
            heavy = heavy or len(first) > 1
            members += first if len(first) > 1 else self._range(first)
        self._take()
        return members, heavy

    def _member(self) -> str:
        character = self._take()
        if character != "\\":
            return character
        letter = self._take()
        return _CLASSES[letter] if letter in "dwsDWS" else self._escaped(letter)

    def _range(self, first: str) -> str:
        if self.rest()[:1] != "-" or self.rest()[1:2] in {"]", ""}:
            return first
        self._take()
        last = self._member()
        if len(last) > 1 or ord(last) < ord(first):
            raise UnknownSyntaxError(self._pattern)
        return "".join(map(chr, range(ord(first), min(ord(last), ord(first) + 255) + 1)))

    def _take(self) -> str:
        if self._at >= len(self._pattern):
            raise UnknownSyntaxError(self._pattern)
        self._at += 1
        return self._pattern[self._at - 1]

    def _eat(self, text: str) -> bool:
        found = self._pattern.startswith(text, self._at)
        self._at += len(text) if found else 0
        return found

    def _until(self, end: str) -> str:
        start, stop = self._at, self._pattern.find(end, self._at)
        if stop < 0:
            raise UnknownSyntaxError(self._pattern)
        self._at = stop + len(end)
        return self._pattern[start:stop]
