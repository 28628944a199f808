"""Rules of shared namespaces: attributes of one class, and classes of the whole project."""

from collections.abc import Iterator

from .. import reserved
from ..errors import Problem
from ..model import Entity
from ..names import (
    Refusal,
    clear_of,
    field_refusal,
    relation_refusal,
    suggested_attribute,
    suggested_entity,
)
from ..naming import enum_class
from ..text import quoted
from .claims import Claim
from .subject import Subject


def check_members(subject: Subject) -> Iterator[Problem]:
    """Report the second of two things that would have one name."""
    yield from _check_attributes(subject)
    yield from _check_classes(subject)


def _check_attributes(subject: Subject) -> Iterator[Problem]:
    first: dict[tuple[str, str], Claim] = {}
    for claim in subject.claims:
        other = first.setdefault((claim.owner, claim.name), claim)
        if other is not claim and claim.place is not None:
            thing = other.thing[0].lower() + other.thing[1:]
            is_twin = claim.thing == other.thing
            clash = f"{claim.thing} and {thing} would have the same name."
            message = f"There is {thing} already." if is_twin else clash
            suggestion = _free(claim, subject.taken(claim.owner))
            yield Problem(claim.place, "taken", message, suggestion)


def _free(claim: Claim, taken: frozenset[str]) -> str | None:
    refused = clear_of(taken, field_refusal if claim.is_column else relation_refusal)
    base = claim.name.removesuffix("_id").removesuffix("_ids")
    return suggested_attribute(base, claim.entity, refused)


def _check_classes(subject: Subject) -> Iterator[Problem]:
    taken = {entity.name: quoted(entity.name) for entity in subject.entities}
    for entity in subject.entities:
        for name in derived_classes(entity):
            taken.setdefault(name, f"{quoted(name)} of {quoted(entity.name)}")
    owners = {name: each.name for each in subject.entities for name in derived_classes(each)}
    for place, entity in subject.own:
        if owner := owners.get(entity.name):
            message = f"{quoted(entity.name)} is a class that belongs to {quoted(owner)}."
            suggestion = suggested_entity(f"{entity.name}Record", taken)
            yield Problem(f"{place}.name", "taken", message, suggestion)
    for place, entity in subject.places:
        yield from _check_enum_classes(subject, place, entity, taken)


def derived_classes(entity: Entity) -> list[str]:
    """Name the classes that are emitted beside the model of an entity."""
    return [f"{entity.name}{ending}" for ending in reserved.DERIVED_CLASSES]


def _check_enum_classes(
    subject: Subject, place: str, entity: Entity, taken: dict[str, str]
) -> Iterator[Problem]:
    own = subject.taken(entity.name if entity.extends else place)

    def refused(name: str) -> Refusal | None:
        clash = name in own or enum_class(entity.name, name) in taken
        return Refusal("taken", "") if clash else field_refusal(name)

    for position, item in enumerate(entity.fields):
        if item.type != "enum":
            continue
        name = enum_class(entity.name, item.name)
        table = reserved.owner(name, reserved.ENTITY_CLASS)
        other = f"{quoted(name)}, {table.reason}" if table else taken.get(name)
        if other:
            message = f"The class {quoted(name)} of this enum would be called like {other}."
            suggestion = suggested_attribute(f"{item.name}_value", entity.name, refused)
            yield Problem(f"{place}.fields[{position}].name", "taken", message, suggestion)
        taken.setdefault(name, f"the class of {entity.name}.{item.name}")
