"""One record as a page shows it: its facts, its relations, and what refers to it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..schemas.base import OutSchema
from .addresses import RECORDS, address
from .fields import Field
from .inputs import Names
from .picking import name_of
from .resource import Resource
from .site import RESOURCES
from .texts import shown
from .visits import Visit

COLLECTION = 100
"""As many records of a relation are read: where there may be more, no form replaces them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is shown of a record, and where it leads."""

    label: str
    text: str
    href: str = ""


def fact(field: Field, record: OutSchema, names: Names) -> Fact:
    """Return what a record says of a field; a record behind a key is called by its name."""
    value = getattr(record, field.name, None)
    if value is None or not field.target:
        return Fact(field.label, shown(value))
    key = str(value)
    name = names.get(field.name, {}).get(key, key)
    return Fact(field.label, name, address_of(RESOURCES[field.target], key))


def address_of(resource: Resource, key: str) -> str:
    """Return where a record is, if it has a page."""
    return f"{RECORDS}/{resource.route}/{key}" if resource.has_records else ""


def facts(
    resource: Resource, record: OutSchema, names: Names, typed: Collection[str]
) -> Iterator[Fact]:
    """Yield what a page shows beside the fields that are `typed` into its form."""
    yield Fact("Key", str(record.id))
    readable = type(record).model_fields
    for field in resource.fields:
        if field.is_many and field.name not in typed:
            yield _members(field, names)
        elif field.name in readable and (field.name not in typed or field.kind == "bytes"):
            yield fact(field, record, names)


def _members(field: Field, names: Names) -> Fact:
    members = list(names.get(field.name, {}).values())
    more = ", …" if len(members) >= COLLECTION else ""
    return Fact(field.label, ", ".join(members) + more or shown(None))


async def names_of(visit: Visit, fields: Sequence[Field], records: Sequence[OutSchema]) -> Names:
    """Return what the records are called that others refer to: read along, or looked up."""
    found: dict[str, dict[str, str]] = {each.name: {} for each in fields if each.target}
    for field in fields:
        for record in records if field.target else ():
            names = found[field.name]
            names |= _included(field, record)
            value = None if field.is_many else getattr(record, field.name, None)
            if value is not None and str(value) not in names:
                names[str(value)] = await name_of(visit, field, str(value))
    return found


def _included(field: Field, record: OutSchema) -> dict[str, str]:
    found: OutSchema | Sequence[OutSchema] | None = (
        getattr(record, field.include, None) if field.include else None
    )
    members = [found] if isinstance(found, OutSchema) else found or ()
    return {str(each.id): RESOURCES[field.target].name_of(each) for each in members}


def children(resource: Resource, record: OutSchema) -> Sequence[Fact]:
    """Return the lists of what refers to a record."""
    key = str(record.id)
    return [
        Fact("", each.label_plural, address(f"{RECORDS}/{each.route}", [(each.field, key)]))
        for each in resource.children
        if each.route
    ]
