"""The order of releases."""

import pytest

from builder.generator.releases import within


@pytest.mark.parametrize(
    ("version", "first", "last"),
    [
        ("0.2.0", "0.2.0", "0.2.0"),
        ("0.2", "0.2.0", "0.2"),
        ("0.10.0", "0.9", "0.11"),
        ("1.0", "0.9.9", "1"),
        ("0.2.1", "0.2", "0.2.1"),
    ],
)
def test_a_release_lies_between_others_by_its_numbers(version: str, first: str, last: str) -> None:
    assert within(version, first, last)


@pytest.mark.parametrize(
    ("version", "first", "last"),
    [("0.2.1", "0.2.0", "0.2.0"), ("0.1.9", "0.2", "0.3"), ("0.10", "0.1", "0.9")],
)
def test_a_release_before_or_after_does_not(version: str, first: str, last: str) -> None:
    assert not within(version, first, last)
