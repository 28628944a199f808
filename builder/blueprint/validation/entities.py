"""Rules of an entity's own name, its plural and what it exposes."""

from collections import Counter
from collections.abc import Iterator

from .. import limits
from ..errors import Problem
from ..model import Entity
from ..names import entity_refusal, plural_refusal, suggested_entity, suggested_plural
from ..text import quoted
from ..traits import TRAITS
from ..types import is_sent, is_shown
from .members import derived_classes
from .subject import Subject
from .wording import free_text, listed, nearest

_WRITES = ("create", "update")
_NOT_IN_EXTENSION = (
    *("plural", "description", "operations", "display", "unique", "indexes"),
    *("read", "write", "role", *TRAITS),
)


def check_entities(subject: Subject) -> Iterator[Problem]:
    """Check each entity for itself, and the forms of its name against all others."""
    taken: dict[str, str] = {}
    for entity in subject.provided.values():
        taken |= dict.fromkeys(_forms(entity), entity.name)
    every = Counter(form for entity in subject.entities for form in _every_form(entity))
    extended: set[str] = set()
    for place, entity in subject.places:
        yield from free_text(f"{place}.description", entity.description)
        if entity.extends:
            yield from _check_extension(subject, place, entity, extended)
            continue
        yield from _check_name(subject, place, entity, taken, every)
        yield from _check_content(place, entity)
        for form in _forms(entity):
            taken.setdefault(form, entity.name)


def _forms(entity: Entity) -> tuple[str, str, str]:
    return entity.name.casefold(), entity.names.snake, entity.names.plural


def _every_form(entity: Entity) -> Iterator[str]:
    yield from _forms(entity)
    yield from (name.casefold() for name in derived_classes(entity))


def _check_name(
    subject: Subject, place: str, entity: Entity, taken: dict[str, str], every: Counter[str]
) -> Iterator[Problem]:
    if entity.name in subject.provided.keys() - subject.internal:
        yield _provided(f"{place}.extends", entity.name)
    elif refusal := entity_refusal(entity.name):
        suggestion = suggested_entity(entity.name, _others(every, entity))
        yield Problem(f"{place}.name", refusal.rule, refusal.message, suggestion)
    elif other := _clash(_forms(entity)[:2], taken):
        alike = f"{quoted(entity.name)} reads like {quoted(other)}, ignoring case and plural."
        there = f"There is an entity {quoted(other)} already."
        message = there if entity.name == other else alike
        suggestion = suggested_entity(entity.name, _others(every, entity))
        yield Problem(f"{place}.name", "taken", message, suggestion)
    else:
        yield from _check_plural(place, entity, taken, every)


def _others(every: Counter[str], entity: Entity) -> Counter[str]:
    """Return the forms of all entities but one, which may keep its own in another shape."""
    return every - Counter(_every_form(entity))


def _clash(forms: tuple[str, ...], taken: dict[str, str]) -> str | None:
    return next((taken[form] for form in forms if form in taken), None)


def _provided(place: str, name: str) -> Problem:
    message = (
        f"{quoted(name)} comes with what you chose. Set `extends = true` to add fields to it, "
        "or give your own entity another name."
    )
    return Problem(place, "provided-entity", message, "true")


def _check_plural(
    place: str, entity: Entity, taken: dict[str, str], every: Counter[str]
) -> Iterator[Problem]:
    for rule, message in _plural_faults(entity, taken):
        suggestion = suggested_plural(entity.names.snake, {*every, *taken})
        yield Problem(f"{place}.plural", rule, message, suggestion)


def _plural_faults(entity: Entity, taken: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the first rule that the plural breaks, and how."""
    names = entity.names
    if refusal := plural_refusal(names.plural):
        yield refusal.rule, f"Plural of {quoted(entity.name)}: {refusal.message}"
    elif names.plural == names.snake:
        message = f"{quoted(names.plural)} is singular and plural at once; name the many apart."
        yield "plural-same", message
    elif names.plural in taken:
        other = quoted(taken[names.plural])
        yield "taken", f"The plural {quoted(names.plural)} reads like {other}."


def _check_content(place: str, entity: Entity) -> Iterator[Problem]:
    if not entity.fields and not entity.relations:
        message = f"{quoted(entity.name)} needs at least one field or relation."
        yield Problem(f"{place}.fields", "empty-entity", message)
        return
    writable = entity.relations or [item for item in entity.fields if is_sent(item)]
    if not writable and set(_WRITES) & set(entity.operations):
        message = "Nothing here can be written, so `create` and `update` have nothing to do."
        yield Problem(f"{place}.operations", "nothing-to-write", message)
    yield from _check_display(place, entity)


def _check_display(place: str, entity: Entity) -> Iterator[Problem]:
    if entity.display is None:
        return
    shown = [
        item.name
        for item in entity.fields
        if is_shown(item) and item.type not in {"json", "bytes", "file"}
    ]
    if entity.display not in shown:
        message = f"The display field is one that is shown: {listed(shown)}."
        suggestion = nearest(entity.display, shown) or next(iter(shown), None)
        yield Problem(f"{place}.display", "unknown-field", message, suggestion)


def _check_extension(
    subject: Subject, place: str, entity: Entity, extended: set[str]
) -> Iterator[Problem]:
    if entity.name not in subject.provided.keys() - subject.internal:
        message = (
            f"Nothing that you chose provides {quoted(entity.name)}, so it cannot be extended."
        )
        yield Problem(f"{place}.extends", "not-provided", message, "false")
    elif entity.name in extended:
        message = f"{quoted(entity.name)} is extended already; put all fields into one place."
        yield Problem(f"{place}.name", "taken", message)
    extended.add(entity.name)
    plain = Entity(name=entity.name)
    for attribute in _NOT_IN_EXTENSION:
        if getattr(entity, attribute) != getattr(plain, attribute):
            message = "An extension adds fields only."
            yield Problem(f"{place}.{attribute}", "extension", message)
    if entity.relations:
        message = "An extension adds fields only; declare the relation on the other entity."
        yield Problem(f"{place}.relations", "extension", message)
    total = len(entity.fields) + len(getattr(subject.provided.get(entity.name), "fields", ()))
    if total > limits.FIELDS:
        message = f"With the fields that it has already, there are {total}; {limits.FIELDS} fit."
        yield Problem(f"{place}.fields", "too-many", message)
