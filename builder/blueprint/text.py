"""Free text holds any character but the ones that hide or break what stands around it."""

import re
from typing import Final

from .canonical import HALF_CHARACTER

_BIDI: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_CONTROL_EXCEPT_NEWLINE: Final = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_DIRECTION: Final = re.compile(f"[{_BIDI}]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_SHOWN: Final = 40


def text_fault(text: str, limit: int, *, multiline: bool = False) -> str | None:
    """Return the sentence that says what is wrong with `text`, if anything is."""
    if len(text) > limit:
        return too_long(text, limit)
    control = _CONTROL_EXCEPT_NEWLINE if multiline else _CONTROL
    if found := control.search(text):
        return f"The control character U+{ord(found[0]):04X} is not allowed here."
    if found := _DIRECTION.search(text):
        return f"The invisible character U+{ord(found[0]):04X} changes the direction of text."
    if _SURROGATE.search(text):
        return HALF_CHARACTER
    return None


def too_long(text: str, limit: int) -> str:
    """Say that `text` has more characters than fit."""
    return f"At most {limit:,} characters fit here; this text has {len(text):,}."


def clean(text: str, limit: int) -> str:
    """Return what is left of `text` without the characters that `text_fault` refuses."""
    for pattern in (_CONTROL, _DIRECTION, _SURROGATE):
        text = pattern.sub("", text)
    return text.strip()[:limit].strip()


def quoted(text: str) -> str:
    """Show `text` inside a message: short, on one line, nothing invisible."""
    short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return f"`{visible(short)}`"


def visible(text: str) -> str:
    """Show `text` on one line with nothing invisible in it."""
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(character: str) -> str:
    return character if character.isprintable() else ascii(character)[1:-1]
