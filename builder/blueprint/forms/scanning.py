"""Reading a line of text from the left, word by word, and refusing it at a word."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NoReturn

from ..text import quoted
from ..validation.wording import nearest

_SPACE: Final = re.compile(r"\s*")
_WORD: Final = re.compile(r"\w+|[^\w\s]|$")
_NAME: Final = re.compile(r"\w+")
_QUOTED: Final = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED: Final = re.compile(r"\\(.)")

type Span = tuple[int, int]


class InvalidLine(ValueError):  # noqa: N818 - the word of the domain, not an accident
    """Raised with where the line cannot be read, in characters, and what was `meant` there."""

    def __init__(self, message: str, span: Span, meant: str | None = None) -> None:
        """Point to `span`."""
        self.span = span
        self.meant = meant
        super().__init__(message)


@dataclass(slots=True)
class Scanner:
    """A line, and how far it was read."""

    text: str
    at: int = 0

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Read what matches next, if it does; white space in front of it goes along."""
        found = pattern.match(self.text, self._next())
        if found:
            self.at = found.end()
        return found

    def takes(self, mark: str) -> bool:
        """Read `mark` if it comes next, and tell whether it did."""
        return self.take(re.compile(re.escape(mark))) is not None

    def name(self, meaning: str) -> tuple[str, Span]:
        """Read a name and where it stands; say what it should have been where there is none."""
        found = self.take(_NAME)
        if found is None:
            self.refuse(f"Here belongs {meaning}")
        return found[0], found.span()

    def value(self, plain: re.Pattern[str]) -> str:
        """Read a value: what is `plain`, or anything in double quotes."""
        if found := self.take(_QUOTED):
            return _ESCAPED.sub(r"\1", found[1])
        found = self.take(plain)
        if found is None:
            self.refuse("Here belongs a value")
        return found[0]

    def is_done(self) -> bool:
        """Tell whether nothing is left."""
        return self._next() == len(self.text)

    def refuse(self, rule: str, known: Iterable[str] = ()) -> NoReturn:
        """Raise the error about the next word, with the `known` one that was probably meant."""
        found = _WORD.match(self.text, self._next())
        span = found.span() if found else (self.at, self.at)
        word = self.text[slice(*span)]
        meant = nearest(word, known) if word else None
        stands = f"not {quoted(word)}" if word else "and the line ends"
        message = f"{rule}, {stands}."
        raise InvalidLine(message, span, meant)

    def _next(self) -> int:
        found = _SPACE.match(self.text, self.at)
        return found.end() if found else self.at
