"""The example with fields of the types that its options bring."""

from builder.blueprint.catalog import Catalog
from builder.blueprint.choices import brought_types
from builder.blueprint.model import Blueprint, Entity, Field

EVERY = 3
"""Of so many entities, the second gets the fields: one has an owner, one versions, one all."""


def carrying(blueprint: Blueprint, catalog: Catalog) -> Blueprint:
    """Return `blueprint` with a field of each extra type in some of its entities."""
    types = sorted(brought_types(blueprint, catalog))
    if not types:
        return blueprint
    more = tuple(Field.model_validate({"name": f"{each}_kept", "type": each}) for each in types)
    entities = tuple(
        _with(entity, more) if number % EVERY == 1 else entity
        for number, entity in enumerate(blueprint.entities)
    )
    return blueprint.model_copy(update={"entities": entities})


def _with(entity: Entity, more: tuple[Field, ...]) -> Entity:
    return entity.model_copy(update={"fields": entity.fields + more})
