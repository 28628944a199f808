"""One labelled input of the entity editor, and what is said of several in a line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .problems import Trouble
from .words import inside

_SHOWN_IN_SUMMARY = 4
_LONGEST_VALUE = 40


@dataclass(frozen=True, slots=True)
class Control:
    """One labelled input: its name in the form, what it holds, and what is wrong with it."""

    name: str
    label: str
    kind: str
    value: str
    hint: str = ""
    choices: Mapping[str, str] | None = None
    problems: tuple[Trouble, ...] = ()


def as_text(value: str | float | list[str] | None) -> str:
    """Return a value of the data as the text that an input holds."""
    match value:
        case None | False:
            return ""
        case True:
            return "on"
        case list():
            return "\n".join(value)
        case _:
            return str(value)


def _line(text: str) -> str:
    """Return a text of several lines as one, cut where it gets long."""
    line = ", ".join(text.splitlines())
    return line if len(line) <= _LONGEST_VALUE else f"{line[:_LONGEST_VALUE]}…"


def summary_of(details: Iterable[Control]) -> str:
    """Say in one line what is set behind the fold."""
    said = [
        inside(control.label) + ("" if control.kind == "check" else f" {_line(control.value)}")
        for control in details
        if control.value
    ]
    more = ["…"] if len(said) > _SHOWN_IN_SUMMARY else []
    return ", ".join(said[:_SHOWN_IN_SUMMARY] + more)
