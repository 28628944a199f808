"""Texts that people write for people."""

from ..blueprint.text import text_fault

_LONGEST = 10_000


def one_line(text: str) -> str:
    """Refuse what hides in a line or changes its direction."""
    return _faultless(text, multiline=False)


def lines(text: str) -> str:
    """Refuse what hides in a text of some lines."""
    return _faultless(text.replace("\r\n", "\n"), multiline=True)


def _faultless(text: str, *, multiline: bool) -> str:
    if fault := text_fault(text, _LONGEST, multiline=multiline):
        raise ValueError(fault)
    return text
