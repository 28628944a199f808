"""How a form says that what is to be saved breaks a rule."""

from collections.abc import Iterable

from ...blueprint.errors import Problem
from ...blueprint.house_rules import RULE
from ..address import Pairs
from ..words import gettext as _
from .entries import Entry


def broken(form: Pairs, problems: Iterable[Problem]) -> Entry:
    """Return a form that cannot be taken, for `problems` that are told beside it."""
    if all(each.rule == RULE for each in problems):
        return Entry(dict(form), {"": _("House rules are broken: mend the choices first.")})
    return Entry(dict(form), {"": _("Both together break a rule: pick otherwise.")})
