"""Rules of enum values: short plain text, each with a member name of its own in Python."""

import re
from collections.abc import Iterator
from typing import Final

from .. import limits
from ..errors import Problem
from ..model import Field
from ..naming import enum_members, slugify
from ..text import quoted, text_fault

_PLAIN: Final = re.compile(r"[^\W_]([\w .,+/&#@()!?-]*[\w.+#)!?-])?")


def check_enum(place: str, item: Field) -> Iterator[Problem]:
    """Check the values of an enum field."""
    if item.type != "enum":
        return
    if not item.values:
        message = "An enum needs at least one value."
        yield Problem(f"{place}.values", "enum-empty", message)
    seen: dict[str, str] = {}
    for position, (value, member) in enumerate(
        zip(item.values, enum_members(item.values), strict=True)
    ):
        here = f"{place}.values[{position}]"
        if fault := _value_fault(value):
            yield Problem(here, "enum-value", fault, slugify(value) or None)
        elif member in seen:
            message = f"{quoted(value)} and {quoted(seen[member])} would both be named `{member}`."
            yield Problem(here, "enum-collision", message, f"{value} {position + 1}")
        seen.setdefault(member, value)


def _value_fault(value: str) -> str | None:
    if fault := text_fault(value, limits.ENUM_VALUE):
        return fault
    if not _PLAIN.fullmatch(value) or "  " in value:
        return (
            f"{quoted(value)} is no enum value: it begins with a letter or digit, and holds "
            "letters, digits, single spaces and any of . , + / & # @ ( ) ! ? _ -"
        )
    return None
