"""How people could come to sign in, said to who has not chosen it yet."""

from collections.abc import Iterable

from ..blueprint.catalog import Catalog, Option
from ..blueprint.choices import accounts_on_offer
from .words import gettext as _


def ways_in(catalog: Catalog) -> str:
    """Say which options bring accounts along."""
    ways = (
        _("%(options)s under %(group)s", options=titles(options), group=title)
        for title, options in accounts_on_offer(catalog).items()
    )
    return _("Choose %(ways)s.", ways=_(" or ").join(ways))


def titles(options: Iterable[Option]) -> str:
    """Call options by their titles, as alternatives."""
    *first, last = (each.title for each in options)
    return _(" or ").join(filter(None, (", ".join(first), last)))
