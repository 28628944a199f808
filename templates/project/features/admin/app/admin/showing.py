"""One record as a page shows it: its facts, its relations, and what refers to it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..schemas.base import OutSchema
from .addresses import RECORDS, address
from .fields import Field
from .inputs import Names
from .resource import Resource
from .site import RESOURCES
from .texts import shown

COLLECTION = 100
"""As many records of a relation are read: where there may be more, no form replaces them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is shown of a record, and where it leads."""

    label: str
    text: str
    href: str = ""


def fact(field: Field, record: OutSchema) -> Fact:
    """Return what a record says of a field; a record behind a key is called by its name."""
    value = getattr(record, field.name, None)
    if value is None or not field.target:
        return Fact(field.label, shown(value))
    target = RESOURCES[field.target]
    related = getattr(record, field.include, None) if field.include else None
    name = str(value) if related is None else target.name_of(related)
    return Fact(field.label, name, address_of(target, str(value)))


def address_of(resource: Resource, key: str) -> str:
    """Return where a record is, if it has a page."""
    return f"{RECORDS}/{resource.route}/{key}" if resource.has_records else ""


def facts(resource: Resource, record: OutSchema, typed: Collection[str]) -> Sequence[Fact]:
    """Return what a page shows beside the fields that are `typed` into its form."""
    return list(_facts(resource, record, typed))


def _facts(resource: Resource, record: OutSchema, typed: Collection[str]) -> Iterator[Fact]:
    yield Fact("Key", str(record.id))
    readable = type(record).model_fields
    for field in resource.fields:
        if field.is_many and field.name not in typed:
            yield _members(resource, field, record)
        elif field.name in readable and (field.name not in typed or field.kind == "bytes"):
            yield fact(field, record)


def _members(resource: Resource, field: Field, record: OutSchema) -> Fact:
    names = list(names_of(resource, record).get(field.name, {}).values())
    more = ", …" if len(names) >= COLLECTION else ""
    return Fact(field.label, ", ".join(names) + more or shown(None))


def names_of(resource: Resource, record: OutSchema) -> Names:
    """Return what the records are called that were read along with a record."""
    return {field.name: dict(_names(field, record)) for field in resource.fields if field.include}


def _names(field: Field, record: OutSchema) -> Iterator[tuple[str, str]]:
    found: OutSchema | Sequence[OutSchema] | None = getattr(record, field.include, None)
    for each in [found] if isinstance(found, OutSchema) else found or ():
        yield str(each.id), RESOURCES[field.target].name_of(each)


def children(resource: Resource, record: OutSchema) -> Sequence[Fact]:
    """Return the lists of what refers to a record."""
    key = str(record.id)
    return [
        Fact("", each.label_plural, address(f"{RECORDS}/{each.route}", [(each.field, key)]))
        for each in resource.children
        if each.route
    ]
