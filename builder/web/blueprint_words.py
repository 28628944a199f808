"""A Blueprint in words, for people who have never seen its project."""

from dataclasses import dataclass

from ..blueprint.catalog import Catalog, Option
from ..blueprint.choices import chosen_options
from ..blueprint.model import Blueprint, Field, Relation
from ..blueprint.types import FIELD_TYPES
from .attributes import KINDS, TYPES
from .words import gettext as _


@dataclass(frozen=True, slots=True)
class ChosenWords:
    """An option in force: where it was chosen, what it is, and whether the defaults have it."""

    group: str
    title: str
    help: str
    is_default: bool


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field or a relation: its name, and what it holds."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class EntityWords:
    """An entity of the author."""

    name: str
    description: str
    fields: tuple[FieldWords, ...]
    relations: tuple[FieldWords, ...]


def choice_words(blueprint: Blueprint, catalog: Catalog) -> tuple[ChosenWords, ...]:
    """Describe every option in force, in the order of the catalog."""
    return tuple(_chosen(option, catalog) for option in chosen_options(blueprint, catalog))


def entity_words(blueprint: Blueprint) -> tuple[EntityWords, ...]:
    """Describe every entity of the author."""
    return tuple(
        EntityWords(
            entity.name,
            entity.description,
            tuple(FieldWords(each.name, _field(each)) for each in entity.fields),
            tuple(FieldWords(each.name, _relation(each)) for each in entity.relations),
        )
        for entity in blueprint.entities
    )


def _chosen(option: Option, catalog: Catalog) -> ChosenWords:
    group = catalog.group(option.group) if option.group else None
    if group is None:
        return ChosenWords(_("Feature"), option.title, option.help, is_default=False)
    return ChosenWords(group.title, option.title, option.help, group.default == option.id)


def _field(field: Field) -> str:
    notes = [
        TYPES[field.type] + _bounds(field),
        "" if field.required else _("optional"),
        _("unique") if field.unique else "",
        _("never shown") if field.hidden else "",
    ]
    return ", ".join(filter(None, notes))


def _bounds(field: Field) -> str:
    if field.values:
        return _(" of %(values)s", values=", ".join(field.values))
    if field.precision is not None:
        said = _(" of %(digits)s digits, %(decimals)s after the point")
        return said % {"digits": field.precision, "decimals": field.scale or 0}
    is_long = FIELD_TYPES[field.type].has("max_length")
    least = field.min_length if is_long else field.min
    most = field.max_length if is_long else field.max
    if least is None:
        return "" if most is None else _(" up to %(longest)s", longest=most)
    if most is None:
        return _(" from %(least)s", least=least)
    return _(" from %(least)s to %(most)s", least=least, most=most)


def _relation(relation: Relation) -> str:
    optional = f", {_('optional')}" if relation.is_to_one and not relation.required else ""
    seen = _("seen from there as %(name)s", name=relation.inverse) if relation.inverse else ""
    words = f"{_(KINDS[relation.kind])} {relation.target}{optional}"
    return ", ".join(filter(None, (words, seen)))
