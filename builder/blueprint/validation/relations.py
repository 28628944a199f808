"""Rules of relations: a target that exists, and rows that can be inserted and deleted."""

from collections.abc import Iterator

from .. import limits
from ..errors import Problem
from ..model import Entity, Relation
from ..names import clear_of, relation_refusal, suggested_attribute
from ..relations import Edge, required_cycles
from ..text import quoted
from .subject import Subject
from .wording import free_text, nearest, there_are


def check_relations(subject: Subject) -> Iterator[Problem]:
    """Check every relation for itself, then the cycles that they form."""
    total = sum(len(entity.relations) for _, entity in subject.places)
    if total > limits.RELATIONS:
        message = f"There are {total} relations; {limits.RELATIONS} fit into one blueprint."
        yield Problem("entities", "too-many", message)
        return
    known = [entity.name for entity in subject.entities if entity.name not in subject.internal]
    for place, entity in subject.own:
        for position, relation in enumerate(entity.relations):
            here = f"{place}.relations[{position}]"
            yield from _check_names(subject, here, entity, relation)
            yield from _check_target(here, relation, known)
            yield from _check_meaning(here, relation)
            yield from _check_lasting(subject, here, entity, relation)
            yield from free_text(f"{here}.description", relation.description)
    yield from _check_cycles(subject)


def _check_names(
    subject: Subject, place: str, entity: Entity, relation: Relation
) -> Iterator[Problem]:
    owner, target = place.rpartition(".")[0], subject.owner(relation.target)
    names = [("name", relation.name, entity.name, owner)]
    if relation.inverse is not None:
        names.append(("inverse", relation.inverse, relation.target, target))
    for attribute, name, holder, key in names:
        if refusal := relation_refusal(name):
            base = name.removesuffix("_id").removesuffix("_ids")
            free = clear_of(subject.taken(key), relation_refusal)
            suggestion = suggested_attribute(base, holder, free)
            yield Problem(f"{place}.{attribute}", refusal.rule, refusal.message, suggestion)


def _check_target(place: str, relation: Relation, known: list[str]) -> Iterator[Problem]:
    if relation.target not in known:
        message = f"There is no entity {quoted(relation.target)}; {there_are(known)}."
        suggestion = nearest(relation.target, known) or next(iter(known), None)
        yield Problem(f"{place}.target", "unknown-entity", message, suggestion)


def _check_meaning(place: str, relation: Relation) -> Iterator[Problem]:
    if relation.kind == "many_to_many":
        if not relation.required:
            message = "A many-to-many is a set that may be empty; `required` has no meaning for it."
            yield Problem(f"{place}.required", "no-such-attribute", message, "true")
        if relation.on_delete != "restrict":
            message = "Links of a many-to-many always go with either side; leave `on_delete` out."
            yield Problem(f"{place}.on_delete", "no-such-attribute", message, "restrict")
    elif relation.required and relation.on_delete == "set_null":
        message = (
            "A required relation cannot become null; make it optional, or restrict or cascade."
        )
        yield Problem(f"{place}.on_delete", "set-null-required", message, "restrict")


def _check_lasting(
    subject: Subject, place: str, entity: Entity, relation: Relation
) -> Iterator[Problem]:
    """Refuse that the database deletes what is to stay in it."""
    lasting = {each.name for each in subject.entities if each.soft_delete}
    if entity.soft_delete and relation.on_delete == "cascade" and relation.target not in lasting:
        message = (
            f"{quoted(relation.target)} is deleted for good, and would take rows of "
            f"{quoted(entity.name)} along, which are to stay (`soft_delete`). Restrict it, or "
            f"let {quoted(relation.target)} be deleted softly, too."
        )
        yield Problem(f"{place}.on_delete", "cascade-to-lasting", message, "restrict")


def _check_cycles(subject: Subject) -> Iterator[Problem]:
    places = {
        (entity.name, relation.name): f"{place}.relations[{position}].required"
        for place, entity in subject.own
        for position, relation in enumerate(entity.relations)
    }
    for cycle in required_cycles(subject.entities):
        last = cycle[-1]
        place = places.get((last.entity, last.relation))
        if place is not None:
            yield Problem(place, "required-cycle", _cycle_message(cycle), "false")


def _cycle_message(cycle: tuple[Edge, ...]) -> str:
    path = ", ".join(map(str, cycle))
    return (
        f"No first row can be inserted, for each needs another one first: {path}. "
        "Make one of these relations optional (`required = false`)."
    )
