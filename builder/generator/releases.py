"""Releases of the templates, in their order."""

import re
from typing import Final

VERSION: Final = r"^[0-9]{1,4}(\.[0-9]{1,4}){0,3}$"
"""How a release is written: numbers with dots between them."""
_NUMBERS = re.compile(r"[0-9]+")


def within(version: str, first: str, last: str) -> bool:
    """Tell whether a release lies between two others, or is one of them."""
    return order_of(first) <= order_of(version) <= order_of(last)


def order_of(version: str) -> tuple[int, ...]:
    """Return what releases are sorted by: `0.2` and `0.2.0` are the same."""
    numbers = [int(each) for each in _NUMBERS.findall(version)]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
