"""Rules of shared namespaces: attributes of one class, and classes of the whole project."""

from collections.abc import Iterator
from dataclasses import dataclass

from .. import reserved
from ..constraints import foreign_key_column, ids_attribute
from ..errors import Problem
from ..model import Entity, Relation
from ..names import Refusal, field_refusal, relation_refusal, suggested_attribute, suggested_entity
from ..naming import enum_class
from ..text import quoted
from .subject import Subject


@dataclass(frozen=True, slots=True)
class Claim:
    """A name that something takes inside the class of an entity; no place if it is provided."""

    owner: str
    name: str
    thing: str
    place: str | None
    is_column: bool = False


def check_members(subject: Subject) -> Iterator[Problem]:
    """Report the second of two things that would have one name."""
    yield from _check_attributes(subject)
    yield from _check_classes(subject)


def _check_attributes(subject: Subject) -> Iterator[Problem]:
    claims = list(_claims(subject))
    everything = {(claim.owner, claim.name) for claim in claims}
    first: dict[tuple[str, str], Claim] = {}
    for claim in claims:
        other = first.setdefault((claim.owner, claim.name), claim)
        if other is not claim and claim.place is not None:
            message = f"{claim.thing} and {_lowered(other.thing)} would have the same name."
            taken = {name for owner, name in everything if owner == claim.owner}
            yield Problem(claim.place, "taken", message, _free(claim, taken))


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def _free(claim: Claim, taken: set[str]) -> str | None:
    def refused(name: str) -> Refusal | None:
        if taken & {name, f"{name}_id", f"{name}_ids"}:
            return Refusal("taken", "")
        return field_refusal(name) if claim.is_column else relation_refusal(name)

    base = claim.name.removesuffix("_id").removesuffix("_ids")
    return suggested_attribute(base, claim.owner, refused)


def _claims(subject: Subject) -> Iterator[Claim]:
    for name, entity in subject.provided.items():
        for item in entity.fields:
            yield Claim(name, item.name, f"The provided field {quoted(item.name)}", None)
        for relation in entity.relations:
            yield from _relation_claims(name, relation, None)
    for place, entity in subject.places:
        for position, item in enumerate(entity.fields):
            here = f"{place}.fields[{position}].name"
            thing = f"The field {quoted(item.name)}"
            yield Claim(entity.name, item.name, thing, here, is_column=True)
    for place, entity in subject.own:
        for position, relation in enumerate(entity.relations):
            here = f"{place}.relations[{position}]"
            yield from _relation_claims(entity.name, relation, here)


def _relation_claims(owner: str, relation: Relation, place: str | None) -> Iterator[Claim]:
    key = foreign_key_column(relation) if relation.is_to_one else ids_attribute(relation)
    here = f"{place}.name" if place else None
    yield Claim(owner, relation.name, f"The relation {quoted(relation.name)}", here)
    yield Claim(owner, key, f"The key {quoted(key)} of the relation {quoted(relation.name)}", here)
    if relation.inverse is not None:
        there = f"{place}.inverse" if place else None
        thing = f"The inverse {quoted(relation.inverse)} of {owner}.{relation.name}"
        yield Claim(relation.target, relation.inverse, thing, there)


def _check_classes(subject: Subject) -> Iterator[Problem]:
    taken = {entity.name: quoted(entity.name) for entity in subject.entities}
    for entity in subject.entities:
        for name in _derived(entity):
            taken.setdefault(name, f"{quoted(name)} of {quoted(entity.name)}")
    for place, entity in subject.own:
        if fault := _derived_fault(subject, entity):
            yield Problem(f"{place}.name", *fault, suggested_entity(f"{entity.name}Record", taken))
    for place, entity in subject.places:
        yield from _check_enum_classes(place, entity, taken)


def _derived(entity: Entity) -> list[str]:
    return [f"{entity.name}{ending}" for ending in reserved.DERIVED_CLASSES]


def _derived_fault(subject: Subject, entity: Entity) -> tuple[str, str] | None:
    for other in subject.entities:
        if entity.name in _derived(other):
            return (
                "taken",
                f"{quoted(entity.name)} is a class that belongs to {quoted(other.name)}.",
            )
    for name in _derived(entity):
        if table := reserved.owner(name, reserved.ENTITY_CLASS):
            return table.rule, f"{quoted(entity.name)} leads to {quoted(name)}, {table.reason}."
    return None


def _check_enum_classes(place: str, entity: Entity, taken: dict[str, str]) -> Iterator[Problem]:
    for position, item in enumerate(entity.fields):
        if item.type != "enum":
            continue
        name = enum_class(entity.name, item.name)
        table = reserved.owner(name, reserved.ENTITY_CLASS)
        other = f"{quoted(name)}, {table.reason}" if table else taken.get(name)
        if other:
            message = f"The class {quoted(name)} of this enum would be called like {other}."
            suggestion = suggested_attribute(f"{item.name}_value", entity.name, field_refusal)
            yield Problem(f"{place}.fields[{position}].name", "taken", message, suggestion)
        taken.setdefault(name, f"the class of {entity.name}.{item.name}")
