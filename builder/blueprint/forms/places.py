"""How a place inside a document is written, such as `entities[2].fields[0].name`."""

import re
from collections.abc import Iterable
from typing import Final

WHOLE: Final = "blueprint"
_PLAIN_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")
_SHOWN: Final = 40


def place_of(path: Iterable[str | int]) -> str:
    """Join keys and positions; a key that is no plain word stands in brackets, escaped."""
    place = ""
    for step in path:
        if isinstance(step, int):
            place += f"[{step}]"
        elif _PLAIN_KEY.fullmatch(step):
            place += f".{step}" if place else step
        else:
            place += f"[{step[:_SHOWN]!a}]"
    return place or WHOLE
