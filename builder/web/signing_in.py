"""How people could come to sign in, said to who has not chosen it yet."""

from ..blueprint.catalog import Catalog
from ..blueprint.choices import accounts_on_offer
from .words import gettext as _


def ways_in(catalog: Catalog) -> str:
    """Say which options bring accounts along."""
    ways = (
        _("%(options)s under %(group)s", options=_(" or ").join(ids), group=title)
        for title, ids in accounts_on_offer(catalog).items()
    )
    return _("Choose %(ways)s.", ways=_(" or ").join(ways))
