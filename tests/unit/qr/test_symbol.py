"""Symbols are those of the standard: compared with what another encoder draws, square by square."""

import hashlib

import pytest

from builder.qr.drawing import QUIET, Picture
from builder.qr.matrix import MASKS, Canvas, Squares, symbol
from builder.qr.penalty import penalty
from builder.qr.sizes import SIZES, Size
from builder.qr.words import TooLongError, mended, size_for, words_of

TEXT = "otpauth://totp/Accelerator:" + "abcdefghij" * 20
DRAWN_ELSEWHERE = {
    84: "5925b356d78ad840a93aaf572aa4b8d03407d00298505c9fc0ffba2609a63fec",
    106: "1ba65450c086dd5d0df63987b94345664e214c7a94b6d05ed8e337b609acdc7f",
    122: "e9fb36f220a57e94e52519617339fde50d2c52ff17f7e500b16956bb87a8d441",
    152: "c15180b0fe8bad33791a7a2dd66bd1bde513af5865af14448d3b742def2abe65",
    180: "53b18759c5c50be266115d5212c6b8e60e2327ee6c2779f2c65973da0167aeaa",
    213: "fe6a3f0432fd33d243fce6e92476e6f37f370aeded277175973b38092718863a",
}
"""SHA-256 of the squares under all masks by qrcode 8.2, by the bytes that just fit a size."""

EXAMPLE = (32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17)
"""HELLO WORLD in alphanumeric mode, as tutorials of the standard write it."""


def drawn(text: str) -> list[Squares]:
    """Return the squares of a text under every mask."""
    given = text.encode()
    canvas = Canvas(size_for(given))
    canvas.write(words_of(given, canvas.size))
    return [canvas.masked(number) for number in range(len(MASKS))]


@pytest.mark.parametrize(("length", "digest"), DRAWN_ELSEWHERE.items())
def test_a_symbol_is_what_another_encoder_draws(length: int, digest: str) -> None:
    every = drawn(TEXT[:length])
    squares = "".join("01"[each] for mask in every for row in mask for each in row)
    assert hashlib.sha256(squares.encode()).hexdigest() == digest


def test_what_mends_a_block_is_what_the_standard_says() -> None:
    assert [*mended(EXAMPLE, 10)] == [196, 35, 39, 119, 235, 215, 231, 226, 93, 23]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"version {size.version}")
def test_a_text_gets_the_smallest_size_that_it_fits(size: Size) -> None:
    assert size_for(b"x" * size.room) is size
    assert len(symbol("x" * size.room)) == size.side


def test_what_fits_nowhere_is_refused() -> None:
    with pytest.raises(TooLongError, match="214 bytes are more than 213"):
        symbol("x" * 214)


def test_of_all_masks_that_with_the_fewest_points_is_drawn() -> None:
    every = drawn(TEXT[:100])
    assert symbol(TEXT[:100]) == min(every, key=penalty)


@pytest.mark.parametrize(
    ("rows", "points"),
    [
        (["01010", "10101", "01010", "10101", "01010"], 0),
        (["11111", "00100", "10001", "01010", "10101"], 3),
        (["11010", "11001", "00110", "01010", "10101"], 3),
    ],
    ids=["nothing", "a run of five", "a block of four"],
)
def test_what_is_hard_to_read_costs_points(rows: list[str], points: int) -> None:
    assert penalty([[each == "1" for each in row] for row in rows]) == points


def test_a_picture_leaves_a_quiet_zone_around_the_first_finder() -> None:
    picture = Picture.of("x")
    assert picture.side == SIZES[0].side + 2 * QUIET
    assert picture.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")
