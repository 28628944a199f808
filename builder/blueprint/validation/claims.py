"""Every name that something takes inside the class of an entity."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..constraints import foreign_key_column, ids_attribute
from ..model import Entity, Relation
from ..text import quoted
from ..traits import traits_of

type Placed = tuple[tuple[str, Entity], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One taken name; `owner` tells classes apart, and what is provided has no place."""

    owner: str
    entity: str
    name: str
    thing: str
    place: str | None
    is_column: bool = False


def owners_of(provided: dict[str, Entity], places: Placed) -> dict[str, str]:
    """Tell by the name of an entity whose names they are; the first of two alike wins."""
    own = {entity.name: place for place, entity in reversed(places)}
    return own | {name: name for name in provided}


def claims_of(provided: dict[str, Entity], places: Placed) -> Iterator[Claim]:
    """List what is provided first, then the columns of traits, fields, and relations."""
    owners = owners_of(provided, places)
    for name, entity in provided.items():
        yield from _provided_claims(name, entity, owners)
        yield from _trait_claims(name, entity)
    for place, entity in places:
        yield from _trait_claims(place, entity)
    for place, entity in places:
        owner = entity.name if entity.extends else place
        for position, item in enumerate(entity.fields):
            here = f"{place}.fields[{position}].name"
            thing = f"The field {quoted(item.name)}"
            yield Claim(owner, entity.name, item.name, thing, here, is_column=True)
    for place, entity in places:
        for position, relation in enumerate(entity.relations):
            here = f"{place}.relations[{position}]"
            yield from _relation_claims(place, entity, relation, here, owners)


def _provided_claims(name: str, entity: Entity, owners: dict[str, str]) -> Iterator[Claim]:
    for item in entity.fields:
        yield Claim(name, name, item.name, f"The provided field {quoted(item.name)}", None)
    for relation in entity.relations:
        yield from _relation_claims(name, entity, relation, None, owners)


def _trait_claims(owner: str, entity: Entity) -> Iterator[Claim]:
    for trait in traits_of(entity):
        for name in trait.columns:
            thing = f"The column {quoted(name)} of {quoted(trait.name)}"
            yield Claim(owner, entity.name, name, thing, None, is_column=True)


def _relation_claims(
    owner: str, entity: Entity, relation: Relation, place: str | None, owners: dict[str, str]
) -> Iterator[Claim]:
    here = f"{place}.name" if place else None
    for name, thing in _attributes(relation):
        yield Claim(owner, entity.name, name, thing, here)
    if relation.inverse is not None:
        there = f"{place}.inverse" if place else None
        thing = f"The inverse {quoted(relation.inverse)} of {entity.name}.{relation.name}"
        target = owners.get(relation.target, relation.target)
        yield Claim(target, relation.target, relation.inverse, thing, there)


def _attributes(relation: Relation) -> tuple[tuple[str, str], ...]:
    key = foreign_key_column(relation) if relation.is_to_one else ids_attribute(relation)
    name = quoted(relation.name)
    return (relation.name, f"The relation {name}"), (
        key,
        f"The key {quoted(key)} of the relation {name}",
    )
