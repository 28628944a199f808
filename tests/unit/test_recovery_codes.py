"""Codes for who lost the phone."""

import base64

from builder.core.recovery_codes import HOW_MANY, new_codes, typed


def test_every_code_has_80_bits_of_its_own() -> None:
    codes = [typed(code) for code in (*new_codes(), *new_codes())]
    assert len({*codes}) == 2 * HOW_MANY
    assert {len(base64.b32decode(code)) * 8 for code in codes} == {80}


def test_a_code_is_typed_with_or_without_its_blanks() -> None:
    for text in ("ABCD EFGH IJKL MNOP", "abcdefghijklmnop", " abcd-efgh-ijkl-mnop\n"):
        assert typed(text) == "ABCDEFGHIJKLMNOP"


def test_a_digit_that_looks_like_a_letter_is_taken_for_it() -> None:
    assert typed("0180 0180 0180 0180") == "OIBO" * 4
