"""The example with rules about who may read and write, where people sign in."""

import tomllib
from pathlib import Path
from typing import Any

from builder.blueprint.catalog import Catalog
from builder.blueprint.choices import people_sign_in
from builder.blueprint.model import Blueprint, Entity, Relation

GUARDS: dict[str, dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("guards.toml").read_text("utf-8")
)


def guarded(blueprint: Blueprint, catalog: Catalog) -> Blueprint:
    """Return `blueprint` with the guards of its entities, if its options bring accounts along."""
    if not people_sign_in(blueprint, catalog):
        return blueprint
    entities = tuple(_guarded(entity) for entity in blueprint.entities)
    return blueprint.model_copy(update={"entities": entities})


def _guarded(entity: Entity) -> Entity:
    guard = GUARDS[entity.name]
    more = tuple(Relation.model_validate(each) for each in guard.get("relations", ()))
    return entity.model_copy(update={**guard, "relations": entity.relations + more})
