"""The squares of a symbol: what readers find it by, then the words, under the mask that suits."""

from collections.abc import Callable, Iterator
from typing import Final

from .penalty import penalty
from .sizes import VERSIONED, Size
from .words import size_for, words_of

type Squares = list[list[bool]]
type Mask = Callable[[int, int], bool]

MASKS: Final[tuple[Mask, ...]] = (
    lambda x, y: (x + y) % 2 == 0,
    lambda _x, y: y % 2 == 0,
    lambda x, _y: x % 3 == 0,
    lambda x, y: (x + y) % 3 == 0,
    lambda x, y: (x // 3 + y // 2) % 2 == 0,
    lambda x, y: x * y % 2 + x * y % 3 == 0,
    lambda x, y: (x * y % 2 + x * y % 3) % 2 == 0,
    lambda x, y: ((x + y) % 2 + x * y % 3) % 2 == 0,
)
_TIMING = 6
_FORMAT_CODE, _FORMAT_MASK = 0x537, 0x5412
_VERSION_CODE = 0x1F25


def symbol(text: str) -> Squares:
    """Return the squares of a text, dark ones as True. Raises TooLongError."""
    given = text.encode()
    canvas = Canvas(size_for(given))
    canvas.write(words_of(given, canvas.size))
    return min((canvas.masked(number) for number in range(len(MASKS))), key=penalty)


class Canvas:
    """A symbol that is being drawn: its squares, and which of them are not for words."""

    def __init__(self, size: Size) -> None:
        """Draw what every symbol of this size has."""
        self.size = size
        self._dark: Squares = [[False] * size.side for _ in range(size.side)]
        self._taken: Squares = [[False] * size.side for _ in range(size.side)]
        self._draw_timing()
        self._draw_finders()
        self._draw_alignments()
        self._draw_format(0)
        if size.version >= VERSIONED:
            self._draw_version()

    def write(self, words: bytes) -> None:
        """Write the words in columns of two, up and down by turns, from the right."""
        bits = (word >> at & 1 for word in words for at in range(7, -1, -1))
        for x, y in self._free():
            self._dark[y][x] = bool(next(bits, 0))

    def masked(self, number: int) -> Squares:
        """Return the squares under one of the masks, which the symbol names."""
        self._draw_format(number)
        mask = MASKS[number]
        return [
            [is_dark ^ (mask(x, y) and not taken[x]) for x, is_dark in enumerate(dark)]
            for y, (dark, taken) in enumerate(zip(self._dark, self._taken, strict=True))
        ]

    def _free(self) -> Iterator[tuple[int, int]]:
        side = self.size.side
        rights = [x for x in range(side - 1, 0, -2) if x > _TIMING] + [5, 3, 1]
        for turn, right in enumerate(rights):
            for y in range(side) if turn % 2 else range(side - 1, -1, -1):
                yield from ((x, y) for x in (right, right - 1) if not self._taken[y][x])

    def _set(self, x: int, y: int, *, is_dark: bool) -> None:
        self._dark[y][x], self._taken[y][x] = is_dark, True

    def _draw_timing(self) -> None:
        for at in range(self.size.side):
            self._set(at, _TIMING, is_dark=at % 2 == 0)
            self._set(_TIMING, at, is_dark=at % 2 == 0)

    def _draw_finders(self) -> None:
        last = self.size.side - 4
        for centre_x, centre_y in ((3, 3), (last, 3), (3, last)):
            self._draw_rings(centre_x, centre_y, 4, frozenset({2, 4}))

    def _draw_alignments(self) -> None:
        first, *_, last = centres = self.size.centres
        corners = {(first, first), (first, last), (last, first)}
        for centre in ((x, y) for x in centres for y in centres if (x, y) not in corners):
            self._draw_rings(*centre, 2, frozenset({1}))

    def _draw_rings(self, centre_x: int, centre_y: int, reach: int, light: frozenset[int]) -> None:
        """Draw rings around a centre, as far as they are on the symbol."""
        inside = range(self.size.side)
        for y in range(-reach, reach + 1):
            for x in range(-reach, reach + 1):
                if centre_x + x in inside and centre_y + y in inside:
                    ring = max(abs(x), abs(y))
                    self._set(centre_x + x, centre_y + y, is_dark=ring not in light)

    def _draw_format(self, mask: int) -> None:
        """Say twice which level and mask these are: level M is written as 0."""
        said = _with_remainder(mask, 10, _FORMAT_CODE) ^ _FORMAT_MASK
        side = self.size.side
        near = [(8, y) for y in (*range(6), 7, 8)] + [(x, 8) for x in (7, *range(5, -1, -1))]
        far = [(side - 1 - at, 8) for at in range(8)] + [(8, side - 7 + at) for at in range(7)]
        for at, places in enumerate(zip(near, far, strict=True)):
            for x, y in places:
                self._set(x, y, is_dark=bool(said >> at & 1))
        self._set(8, side - 8, is_dark=True)

    def _draw_version(self) -> None:
        """Say twice how large the symbol is."""
        said = _with_remainder(self.size.version, 12, _VERSION_CODE)
        for at in range(18):
            far, near = self.size.side - 11 + at % 3, at // 3
            self._set(far, near, is_dark=bool(said >> at & 1))
            self._set(near, far, is_dark=bool(said >> at & 1))


def _with_remainder(number: int, bits: int, divisor: int) -> int:
    """Return a number and, behind it, its remainder: what is misread is noticed, and mended."""
    rest = number << bits
    while rest.bit_length() > bits:
        rest ^= divisor << rest.bit_length() - divisor.bit_length()
    return number << bits | rest
