"""Codes that change with the time."""

import base64

import pytest
import segno

from builder.core.totp import (
    DIGITS,
    STEP_SECONDS,
    app_link,
    code_at,
    matching_step,
    new_secret,
    step_at,
)

LARGEST_SIDE = 90
"""In squares: phones read a picture of 240 pixels as long as each has some of its own."""
RFC_SECRET = base64.b32encode(b"12345678901234567890").decode()
RFC_CODES = {
    59: "94287082",
    1_111_111_109: "07081804",
    1_111_111_111: "14050471",
    1_234_567_890: "89005924",
    2_000_000_000: "69279037",
    20_000_000_000: "65353130",
}
"""Appendix B of RFC 6238, SHA-1: eight digits, of which apps show the last six."""

NOW = 1_234_567_890


@pytest.mark.parametrize(("seconds", "code"), RFC_CODES.items())
def test_codes_are_those_of_the_rfc(seconds: int, code: str) -> None:
    assert code_at(RFC_SECRET, step_at(seconds)) == code[-DIGITS:]


@pytest.mark.parametrize("drift", [-1, 0, 1])
def test_a_clock_may_be_one_step_off(drift: int) -> None:
    step = step_at(NOW) + drift
    assert matching_step(RFC_SECRET, code_at(RFC_SECRET, step), NOW) == step


@pytest.mark.parametrize("drift", [-2, 2])
def test_a_clock_may_not_be_two_steps_off(drift: int) -> None:
    code = code_at(RFC_SECRET, step_at(NOW) + drift)
    assert matching_step(RFC_SECRET, code, NOW) is None


@pytest.mark.parametrize("code", ["", "0", "00592", "0059240", "٠٠٥٩٢٤", "\0" * 6, "abcdef"])
def test_what_is_no_code_matches_no_step(code: str) -> None:
    assert matching_step(RFC_SECRET, code, NOW) is None


def test_the_beginning_of_time_has_no_step_before_it() -> None:
    assert matching_step(RFC_SECRET, code_at(RFC_SECRET, 0), STEP_SECONDS - 1) == 0


def test_a_secret_has_160_bits_and_no_padding() -> None:
    secret = new_secret()
    assert len(base64.b32decode(secret)) * 8 == 160
    assert "=" not in secret
    assert secret != new_secret()


def test_an_app_is_told_the_secret_whose_it_is_and_where_it_counts() -> None:
    assert app_link("ABCD", "ada+1@example.com", "Accelerator") == (
        "otpauth://totp/Accelerator:ada%2B1%40example.com?secret=ABCD&issuer=Accelerator"
    )


@pytest.mark.parametrize("letter", ["a", "ä", "\N{GRINNING FACE}"])
def test_the_longest_account_fits_into_a_picture(letter: str) -> None:
    link = app_link(new_secret(), letter * 254, "Accelerator")
    assert link.endswith("&issuer=Accelerator")
    assert segno.make(link, micro=False).symbol_size()[0] <= LARGEST_SIDE
