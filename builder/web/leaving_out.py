"""A project without one of its choices: what is different is what that choice brings."""

import copy
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from ..blueprint.catalog import Catalog, Option
from ..blueprint.choices import chosen_options
from ..blueprint.errors import InvalidBlueprint
from ..blueprint.forms import parse_data, to_data
from ..blueprint.forms.links import AGAINST, ENTITY, FILE, SHOW
from ..blueprint.model import Blueprint
from .adapting import adapted
from .address import UNIFIED
from .editing import ENTITIES, drop_part, remove_entity
from .words import gettext as _

WITHOUT = "without/"

type Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is left out, as the page calls it, and the rest; `reason` says why there is none."""

    title: str
    rest: Blueprint | None
    reason: str = ""


def bringing(what: str) -> str:
    """Return the query pairs that show what a choice brings: `features/docker`, `Order.total`."""
    opened = {FILE: "", ENTITY: "", SHOW: UNIFIED}
    return urlencode({AGAINST: f"{WITHOUT}{what}", **opened})


def can_be_left_out(option: Option, catalog: Catalog) -> bool:
    """Tell whether there is a project without it: a group falls back to its default."""
    group = catalog.group(option.group) if option.group else None
    return group is None or group.default != option.id


def left_out(blueprint: Blueprint, against: str, catalog: Catalog) -> LeftOut:
    """Return the project without what is named behind `without/`, and without what needs that."""
    what = against.removeprefix(WITHOUT)
    option = catalog.find(what)
    title = _title(what, option)
    try:
        rest = parse_data(_without(what, option, blueprint, catalog), catalog)
    except InvalidBlueprint as error:
        return LeftOut(title, None, error.problems[0].message)
    return LeftOut(title, None if rest == blueprint else rest)


def left_out_title(against: str, catalog: Catalog) -> str:
    """Return what stands for the comparison among others."""
    what = against.removeprefix(WITHOUT)
    return _("Without %(choice)s", choice=_title(what, catalog.find(what)))


def _title(what: str, option: Option | None) -> str:
    return option.title if option else what


def _without(what: str, option: Option | None, blueprint: Blueprint, catalog: Catalog) -> Data:
    document = to_data(blueprint, catalog)
    if option is not None:
        rest = _without_options(document, _needing(option, blueprint, catalog))
        return adapted(rest, catalog)
    name, _dot, part = what.partition(".")
    rest = _without_part(document, name, part) if part else remove_entity(document, name)[0]
    return adapted(rest, catalog)


def _without_options(document: Data, gone: tuple[Option, ...]) -> Data:
    names = {option.id for option in gone if option.group is None}
    groups = {option.group for option in gone}
    options = document.get("options", {}).items()
    return document | {
        "options": {group: option for group, option in options if group not in groups},
        "features": [each for each in document.get("features", ()) if each not in names],
    }


def _needing(option: Option, blueprint: Blueprint, catalog: Catalog) -> tuple[Option, ...]:
    """Return the option, and every chosen one that requires it or what requires it."""
    gone = [option]
    for each in gone:
        gone += [
            other
            for other in chosen_options(blueprint, catalog)
            if other not in gone
            and any(rule.kind == "requires" and each.path in rule.others for rule in other.rules)
        ]
    return tuple(gone)


def _without_part(document: Data, name: str, part: str) -> Data:
    rest = copy.deepcopy(document)
    for entity in rest.get(ENTITIES, ()):
        if entity["name"] == name:
            drop_part(entity, part)
    return rest
