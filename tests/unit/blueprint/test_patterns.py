"""Sample texts match their pattern, and are the same everywhere."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.blueprint.patterns import matches, pattern_fault, pattern_weight, samples

PATTERNS = [
    r"^[A-Z]{2}\d{4}$",
    r"^\+?[0-9 ()-]{7,20}$",
    r"^(foo|bar)-\d+$",
    r"^[^\s@]+@[^\s@]+\.[a-z]{2,}$",
    r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{4}[0-9]{7}([A-Z0-9]?){0,16}$",
    r"(?i)^[a-f]+$",
    r"^.{5,}$",
    r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])",
    r"^#[0-9a-fA-F]{6}$",
    r"[\w.-]+",
    r"[^a-z]{3}",
    r"^\w{1,50}$",
    r"[\]\\^-]{4}",
    r"[à-ü]{3}",
    r"^\S+\s\S+$",
    r"(?:a|b|c){9}",
    r"^\D\W?x{3,}?$",
    r"[]a-z]{2,}",
    r"^\x41\u0042\x{43}\d{3}$",
    r"^[\x61-\u{7a}\t]{4}$",
]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_everyday_patterns_have_twenty_samples(pattern: str) -> None:
    found = samples(pattern)
    assert len(set(found)) == 20
    assert all(matches(pattern, text) and text == text.strip() for text in found)


def test_samples_keep_to_the_lengths() -> None:
    found = samples(r"^[a-z]+$", 20, 22)
    assert found
    assert all(20 <= len(text) <= 22 for text in found)


def test_samples_never_change() -> None:
    assert samples(r"^[A-Z]{2}\d{4}$")[:3] == ("WM1901", "ES5810", "BA7056")


@pytest.mark.parametrize(
    "pattern",
    [r"\p{L}", "(?x)a", "[[:alpha:]]", "[a&&b]", "a{", "\\", "(?=a)", "(" * 90 + ")" * 90, "[z-a]"],
)
def test_what_cannot_be_read_has_no_samples(pattern: str) -> None:
    assert samples(pattern) == ()


@pytest.mark.parametrize(
    "pattern", ["(((((((((a*)*)*)*)*)*)*)*)*)*", "(a{100}){100}", "a{5000}", "(a|b|c|d){900}x"]
)
def test_a_greedy_pattern_takes_no_time(pattern: str) -> None:
    start = time.perf_counter()
    samples(pattern)
    assert time.perf_counter() - start < 1


@settings(deadline=None)
@given(st.text(alphabet="ab01^$.*+?{}()[]|\\-,dws<>P=!:", max_size=30))
def test_whatever_is_called_a_pattern_is_judged_without_failing(pattern: str) -> None:
    pattern_weight(pattern)
    found = samples(pattern)
    if pattern_fault(pattern) is None:
        assert all(matches(pattern, text) for text in found)
    else:
        assert found == ()
