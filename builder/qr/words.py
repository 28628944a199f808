"""The words of a symbol: the text, what fills it up, and what mends what cannot be read."""

from collections.abc import Sequence
from functools import cache
from itertools import zip_longest

from .sizes import SIZES, Size

_FIELD = 0x11D
_BYTES_MODE = 4
_FILLING = (0xEC, 0x11)


class TooLongError(ValueError):
    """A text does not fit into the largest symbol."""


def size_for(text: bytes) -> Size:
    """Return the smallest size that a text fits into. Raises TooLongError."""
    fitting = next((size for size in SIZES if len(text) <= size.room), None)
    if fitting is None:
        message = f"{len(text)} bytes are more than {SIZES[-1].room}"
        raise TooLongError(message)
    return fitting


def words_of(text: bytes, size: Size) -> bytes:
    """Return the words of a symbol in their order: those of its blocks take turns."""
    data, blocks, start = _data(text, size), list[bytes](), 0
    for length in size.block_lengths:
        blocks.append(data[start : start + length])
        start += length
    mending = [mended(block, size.mending) for block in blocks]
    return bytes(each for part in (blocks, mending) for each in _in_turn(part))


def mended(block: Sequence[int], count: int) -> bytes:
    """Return `count` words from which a reader mends a block: Reed and Solomon's remainder."""
    rest = [*block, *[0] * count]
    for at in range(len(block)):
        factor = rest[at]
        for offset, weight in enumerate(_divisor(count), 1):
            rest[at + offset] ^= _product(factor, weight)
    return bytes(rest[-count:])


def _data(text: bytes, size: Size) -> bytes:
    bits = f"{_BYTES_MODE:04b}{len(text):0{size.count_bits}b}"
    bits += "".join(f"{each:08b}" for each in text) + "0000"
    bits = bits[: size.data * 8]
    bits += "0" * (-len(bits) % 8)
    written = bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))
    missing = size.data - len(written)
    return written + bytes(_FILLING[at % 2] for at in range(missing))


def _in_turn(blocks: Sequence[bytes]) -> list[int]:
    return [each for turn in zip_longest(*blocks) for each in turn if each is not None]


@cache
def _divisor(count: int) -> tuple[int, ...]:
    """Return the coefficients of (x - 1)(x - 2)(x - 4)…, without the first, which is one."""
    found, root = [1], 1
    for _ in range(count):
        shifted = [*found, 0]
        for at, each in enumerate(found, 1):
            shifted[at] ^= _product(each, root)
        found, root = shifted, _product(root, 2)
    return tuple(found[1:])


def _product(one: int, other: int) -> int:
    """Multiply in the field of 256 elements."""
    result = 0
    while other:
        if other & 1:
            result ^= one
        one = one << 1 ^ (_FIELD if one & 0x80 else 0)
        other >>= 1
    return result
