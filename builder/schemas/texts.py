"""Texts that people write for people."""

from ..blueprint.text import text_fault


def folded(text: object) -> object:
    """Write white space as pages show it."""
    return " ".join(text.split()) if isinstance(text, str) else text


def given(text: object) -> object:
    """Return a text, None where there is none: an empty input of a filter asks for nothing."""
    return text or None


def one_line(text: str) -> str:
    """Refuse what hides in a line or changes its direction."""
    return _faultless(text, text_fault(text, len(text)))


def lines(text: str) -> str:
    """Refuse what hides in a text of some lines."""
    plain = text.replace("\r\n", "\n")
    return _faultless(plain, text_fault(plain, len(plain), multiline=True))


def _faultless(text: str, fault: str | None) -> str:
    if fault:
        raise ValueError(fault)
    return text
