"""The list of entities beside the options."""

from dataclasses import dataclass, replace

from ..blueprint.catalog import Catalog
from ..blueprint.choices import chosen_options
from ..blueprint.model import Blueprint, Entity
from .address import Address, View
from .words import gettext as _

_NAMED = 5


@dataclass(frozen=True, slots=True)
class EntityItem:
    """One entity of the author: what it holds, where it leads, where to edit it."""

    name: str
    fields: str
    relations: tuple[str, ...]
    edit_url: str
    is_open: bool
    is_first: bool
    is_last: bool
    adds_to_provided: bool


@dataclass(frozen=True, slots=True)
class ProvidedItem:
    """An entity that an option brings along, and where to add fields to it."""

    name: str
    by: str
    fields: str
    edit_url: str
    is_open: bool


def entity_items(blueprint: Blueprint, address: Address, view: View) -> tuple[EntityItem, ...]:
    """Return the author's entities in their order."""
    last = len(blueprint.entities) - 1
    return tuple(
        EntityItem(
            name=entity.name,
            fields=field_words(entity),
            relations=tuple(f"{each.name} → {each.target}" for each in entity.relations),
            edit_url=address.wizard(replace(view, entity=entity.name)),
            is_open=view.entity == entity.name,
            is_first=at == 0,
            is_last=at == last,
            adds_to_provided=entity.extends,
        )
        for at, entity in enumerate(blueprint.entities)
    )


def provided_items(
    blueprint: Blueprint, catalog: Catalog, address: Address, view: View
) -> tuple[ProvidedItem, ...]:
    """Return what the chosen options bring along to be extended, and nobody has extended yet."""
    taken = {entity.name for entity in blueprint.entities}
    return tuple(
        ProvidedItem(
            name=entity.name,
            by=option.title,
            fields=field_words(entity),
            edit_url=address.wizard(replace(view, entity=entity.name)),
            is_open=view.entity == entity.name,
        )
        for option in chosen_options(blueprint, catalog)
        for entity in option.provides
        if entity.display and entity.name not in taken
    )


def field_words(entity: Entity) -> str:
    """Name the first fields, and how many more there are."""
    names = [field.name for field in entity.fields]
    more = [_("%(count)s more", count=len(names) - _NAMED)] if len(names) > _NAMED else []
    return ", ".join(names[:_NAMED] + more) or _("no fields")
