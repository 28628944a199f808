"""What two people changed, side by side, in words."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog
from ..blueprint.merging import ENTITIES, FEATURES, OPTIONS, ORDER, Merge, Part, Parting
from ..blueprint.model import Entity
from .decisions import entity_decisions
from .words import gettext as _
from .words import ngettext

type Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One part that somebody changed: what it was, and what it became on both sides.

    `taken` says whose change is taken: nobody's yet, where both changed it.
    """

    key: str
    title: str
    base: Lines
    theirs: Lines
    yours: Lines
    taken: str


def merge_rows(merge: Merge) -> tuple[MergeRow, ...]:
    """Describe every part that was changed."""
    return tuple(_row(parting, merge.catalog) for parting in merge.partings())


def _row(parting: Parting, catalog: Catalog) -> MergeRow:
    section, _dot, name = parting.key.partition(".")
    words = {OPTIONS: _option, FEATURES: _feature, ENTITIES: _entity, ORDER: _order}.get(
        section, _plain
    )
    base, theirs, yours = (
        words(parting, value, catalog) for value in (parting.base, parting.theirs, parting.yours)
    )
    return MergeRow(
        parting.key, _title(section, name, catalog), base, theirs, yours, _side(parting)
    )


def _side(parting: Parting) -> str:
    if parting.is_conflict:
        return ""
    return "yours" if parting.is_mine else "theirs"


def _title(section: str, name: str, catalog: Catalog) -> str:
    if section == ORDER:
        return _("Order of the entities")
    group = catalog.group(name) if section == OPTIONS else None
    feature = catalog.feature(name) if section == FEATURES else None
    if group or feature:
        return group.title if group else feature.title if feature else name
    return name if section == ENTITIES else _(name.replace("_", " ")).capitalize()


def _plain(_parting: Parting, value: Part, _catalog: Catalog) -> Lines:
    return (str(value) if value else _("none"),)


def _option(parting: Parting, value: Part, catalog: Catalog) -> Lines:
    group = catalog.group(parting.key.partition(".")[2])
    option = group.option(str(value)) if group else None
    return (option.title if option else str(value),)


def _order(_parting: Parting, value: Part, _catalog: Catalog) -> Lines:
    return (", ".join(value),) if isinstance(value, tuple) else ()


def _feature(_parting: Parting, value: Part, _catalog: Catalog) -> Lines:
    return (_("on") if value else _("off"),)


def _entity(parting: Parting, value: Part, _catalog: Catalog) -> Lines:
    if not isinstance(value, Entity):
        return (_("not there"),)
    if not isinstance(parting.base, Entity) or value == parting.base:
        return (ngettext("%(num)s field", "%(num)s fields", len(value.fields)),)
    return tuple(map(str, entity_decisions(parting.base, value)))
