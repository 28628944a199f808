"""The sizes of symbols: how many words each holds, and how many of them mend the others."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Size:
    """One version of the standard, at correction level M."""

    version: int
    words: int
    mending: int
    blocks: int

    @property
    def side(self) -> int:
        """How many squares a side has."""
        return 17 + 4 * self.version

    @property
    def data(self) -> int:
        """How many words are not there to mend others."""
        return self.words - self.mending * self.blocks

    @property
    def count_bits(self) -> int:
        """How wide the number of bytes is written."""
        return 8 if self.version < _WIDE_COUNT else 16

    @property
    def room(self) -> int:
        """How many bytes fit in: the mode takes four bits."""
        return (self.data * 8 - 4 - self.count_bits) // 8

    @property
    def block_lengths(self) -> Iterator[int]:
        """How many words of data each block has: the last ones have one more."""
        short, longer = divmod(self.data, self.blocks)
        yield from [short] * (self.blocks - longer) + [short + 1] * longer

    @property
    def centres(self) -> tuple[int, ...]:
        """Where the centres of alignment patterns are, on either axis."""
        last = self.side - 7
        return (6, last) if self.version < VERSIONED else (6, self.side // 2, last)


_WIDE_COUNT = 10
VERSIONED: Final = 7
"""From this version on, a symbol says which one it is."""

SIZES: Final = (
    Size(5, 134, 24, 2),
    Size(6, 172, 16, 4),
    Size(7, 196, 18, 4),
    Size(8, 242, 22, 4),
    Size(9, 292, 22, 5),
    Size(10, 346, 26, 5),
)
