"""Rules of one field: its name, which attributes have a meaning, and which contradict."""

from collections.abc import Iterator
from typing import Final

from .. import reserved
from ..choices import ways_to_bring
from ..errors import Problem
from ..model import Entity, Field
from ..names import Refusal, field_refusal, suggested_attribute
from ..text import quoted
from ..types import COMMON, FIELD_TYPES
from .amounts import check_amounts
from .enums import check_enum
from .patterns import check_pattern
from .subject import Subject
from .values import check_values
from .wording import free_text

_ANY_NAME: Final = {"email", "url", "text"}
_PLAIN: Final = Field(name="x", type="string")
_ATTRIBUTES: Final = [name for name in Field.model_fields if name not in COMMON]


def check_fields(subject: Subject) -> Iterator[Problem]:
    """Check every field of every entity for itself."""
    for place, entity in subject.places:
        taken = subject.taken(entity.name if entity.extends else place)
        for position, item in enumerate(entity.fields):
            here = f"{place}.fields[{position}]"
            yield from _check_name(here, entity, item, taken)
            yield from free_text(f"{here}.description", item.description)
            yield from _check_field(subject, here, entity, item)


def _check_field(subject: Subject, place: str, entity: Entity, item: Field) -> Iterator[Problem]:
    foreign = [*_check_type(subject, place, entity, item), *_check_attributes(place, item)]
    if foreign:
        yield from foreign
        return
    yield from _check_flags(place, entity, item)
    faults = [
        *check_enum(place, item),
        *check_pattern(place, item),
        *check_amounts(subject.database_of(entity), place, item),
    ]
    yield from faults or check_values(place, item)


def _check_name(
    place: str, entity: Entity, item: Field, taken: frozenset[str]
) -> Iterator[Problem]:
    def refused(name: str) -> Refusal | None:
        return _name_refusal(name, item)

    if refusal := refused(item.name):
        suggestion = suggested_attribute(item.name, entity.name, refused, taken)
        yield Problem(f"{place}.name", refusal.rule, refusal.message, suggestion)


def _name_refusal(name: str, item: Field) -> Refusal | None:
    if refusal := field_refusal(name):
        return refusal
    if name == item.type and item.type not in _ANY_NAME:
        return Refusal("named-like-its-type", f"{quoted(name)} is the name of its own type.")
    if item.filter and name in reserved.QUERY_PARAMETERS:
        table = reserved.QUERY_PARAMETERS
        return Refusal(table.rule, f"{quoted(name)} is {table.reason}; do not filter by it.")
    return None


def _check_type(subject: Subject, place: str, entity: Entity, item: Field) -> Iterator[Problem]:
    row = FIELD_TYPES[item.type]
    if item.type in subject.lacking_types:
        ways = ways_to_bring(subject.catalog, item.type)
        message = f"Nothing that you chose can keep {row.title.lower()}. {ways}"
        feature = subject.bringing(item.type)
        yield Problem(f"{place}.type", "type-not-brought", message, feature=feature)
    elif not row.is_sent and entity.extends:
        message = (
            f"{row.title} has requests of its own below those of its entity, and "
            f"{quoted(entity.name)} has none; put it into an entity of yours."
        )
        yield Problem(f"{place}.type", "extension", message)


def _check_attributes(place: str, item: Field) -> Iterator[Problem]:
    row = FIELD_TYPES[item.type]
    for attribute in _ATTRIBUTES:
        is_set = getattr(item, attribute) != getattr(_PLAIN, attribute)
        if is_set and not row.has(attribute):
            yield Problem(f"{place}.{attribute}", "no-such-attribute", row.refusal(attribute))
    if item.required and not row.has("required"):
        message = row.refusal("required")
        yield Problem(f"{place}.required", "no-such-attribute", message, "false")


def _check_flags(place: str, entity: Entity, item: Field) -> Iterator[Problem]:
    if item.read_only and item.write_only:
        message = "Read-only and write-only at once: nobody could ever use the field."
        yield Problem(f"{place}.write_only", "contradiction", message, "false")
    if item.hidden and (item.read_only or item.write_only):
        message = "A hidden field is neither read nor written; leave the other flag out."
        yield Problem(f"{place}.hidden", "contradiction", message, "false")
    if item.hidden or item.write_only:
        yield from _check_leaks(place, item)
    if item.unique and item.index:
        message = "A unique field has an index already."
        yield Problem(f"{place}.index", "contradiction", message, "false")
    if item.unique and item.default is not None:
        message = "With a default, the second row would break the unique rule."
        yield Problem(f"{place}.default", "contradiction", message)
    yield from _check_required(place, entity, item)


def _check_leaks(place: str, item: Field) -> Iterator[Problem]:
    for attribute in ("filter", "sort", "searchable"):
        if getattr(item, attribute):
            message = f"A field that is not shown cannot have `{attribute}`: it would give it away."
            yield Problem(f"{place}.{attribute}", "contradiction", message, "false")


def _check_required(place: str, entity: Entity, item: Field) -> Iterator[Problem]:
    if not item.required or item.default is not None:
        return
    if entity.extends:
        message = "A field added to a provided entity is optional or has a default."
        yield Problem(f"{place}.required", "extension", message, "false")
    elif (item.hidden or item.read_only) and "create" in entity.operations:
        message = "`create` cannot set this field, so it is optional or has a default."
        yield Problem(f"{place}.required", "contradiction", message, "false")
