"""Plain data in and out: the form that all other forms are made of."""

from typing import Any

from pydantic import ValidationError

from ..catalog import Catalog
from ..choices import complete
from ..errors import InvalidBlueprint
from ..model import FORMAT, Blueprint
from ..validation import validate
from .bounds import check_bounds
from .shape import shape_problems

type Data = dict[str, Any]


def parse_data(data: object, catalog: Catalog) -> Blueprint:
    """Return a complete and valid blueprint, or raise `InvalidBlueprint` with what is wrong."""
    blueprint = complete(_shaped(data), catalog)
    if problems := validate(blueprint, catalog):
        raise InvalidBlueprint(problems, blueprint)
    return blueprint


def to_data(blueprint: Blueprint, catalog: Catalog, *, full: bool = False) -> Data:
    """Return what differs from the defaults, or with `full` everything that has a value."""
    if full:
        return complete(blueprint, catalog).model_dump(mode="json", exclude_none=True)
    data = blueprint.model_dump(mode="json", exclude_defaults=True)
    defaults = {group.id: group.default for group in catalog.groups}
    chosen = data.pop("options", {})
    options = {group: option for group, option in chosen.items() if defaults.get(group) != option}
    project = data.pop("project", {})
    head: Data = {"format": FORMAT}
    if project:
        head["project"] = project
    if options:
        head["options"] = options
    return head | data


def _shaped(data: object) -> Blueprint:
    if problems := check_bounds(data):
        raise InvalidBlueprint(problems)
    try:
        return Blueprint.model_validate(data)
    except ValidationError as error:
        raise InvalidBlueprint(shape_problems(error)) from None
