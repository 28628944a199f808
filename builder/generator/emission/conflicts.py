"""Which operations can contradict what other records say, and are then told so with 409."""

from collections.abc import Iterable, Iterator, Mapping

from ...blueprint.model import Entity, Operation
from ...blueprint.types import is_sent


def held(entities: Iterable[Entity]) -> frozenset[str]:
    """Name the entities whose records others can hold, themselves or through a cascade."""
    rules = [
        (entity.name, relation.target, relation.on_delete)
        for entity in entities
        for relation in entity.relations
        if relation.is_to_one
    ]
    found = {target for _, target, rule in rules if rule == "restrict"}
    cascades = [(source, target) for source, target, rule in rules if rule == "cascade"]
    while further := {target for source, target in cascades if source in found} - found:
        found |= further
    return frozenset(found)


def conflicting(entity: Entity, held: frozenset[str]) -> frozenset[Operation]:
    """Return the operations on `entity` that another record can stand in the way of."""
    refers = bool(entity.relations)
    unique = set(_unique(entity))
    written = {field.name for field in entity.fields if is_sent(field)}
    possible: Mapping[Operation, bool] = {
        "create": refers or bool(unique),
        "update": refers or bool(unique & written),
        "delete": entity.name in held,
    }
    return frozenset(name for name, can_conflict in possible.items() if can_conflict)


def _unique(entity: Entity) -> Iterator[str]:
    """Yield the fields and relations whose values no two records share."""
    yield from (field.name for field in entity.fields if field.unique)
    for names in entity.unique:
        yield from names
