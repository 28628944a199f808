"""The ways to look at the open file, and what can stand in its place."""

from dataclasses import replace

from .address import API, DIAGRAM, SPLIT, UNIFIED, Address, View
from .comparison import Choice
from .words import gettext as _
from .words import marked

_LOOKS = {
    "": marked("Source"),
    UNIFIED: marked("Diff"),
    SPLIT: marked("Split"),
    API: marked("API"),
    DIAGRAM: marked("Diagram"),
}


def looks_at(view: View, address: Address) -> tuple[Choice, ...]:
    """Return the ways to look at the open file; only the diagram leaves the editor open."""
    kept = {DIAGRAM: view.entity}
    return tuple(
        Choice(
            show,
            _(title),
            address.wizard(replace(view, show=show, entity=kept.get(show))),
            show == view.show,
        )
        for show, title in _LOOKS.items()
    )
