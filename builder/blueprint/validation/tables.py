"""Rules of tables: keys over several columns, sizes, and names that the whole database shares."""

from collections.abc import Iterator
from math import prod

from .. import limits
from ..constraints import association, association_names, constraint_names, key_names
from ..errors import Problem
from ..model import Entity, Field
from ..text import quoted
from ..traits import dividing_columns, trait_fields, trait_relations
from ..types import FIELD_TYPES, key_bytes, page_bytes, row_bytes
from .amounts import room
from .subject import Subject
from .wording import listed

_HEADER_BYTES = 18
_BITS = 8


def check_tables(subject: Subject) -> Iterator[Problem]:
    """Check composite keys and row sizes."""
    for place, entity in subject.own:
        yield from _check_composites(subject, place, entity)
    whole = {entity.name: entity for entity in subject.entities}
    for place, entity in subject.places:
        yield from _check_row(subject, place, whole.get(entity.name, entity))


def _check_composites(subject: Subject, place: str, entity: Entity) -> Iterator[Problem]:
    to_one = [relation.name for relation in entity.relations if relation.is_to_one]
    fields = {item.name: item for item in entity.fields if FIELD_TYPES[item.type].has("index")}
    for attribute, composites in (("unique", entity.unique), ("indexes", entity.indexes)):
        seen: set[frozenset[str]] = set()
        for position, names in enumerate(composites):
            here = f"{place}.{attribute}[{position}]"
            unknown = [name for name in names if name not in fields and name not in to_one]
            members = [fields[name] for name in names if name in fields]
            if unknown:
                known = listed([*fields, *to_one])
                message = f"{quoted(unknown[0])} cannot be part of a key; these can: {known}."
                yield Problem(here, "unknown-field", message)
            elif fault := _composite_fault(names, seen):
                yield Problem(here, "composite", fault)
            elif fault := _size_fault(subject, entity, members, len(names) - len(members)):
                yield Problem(here, "database-limit", fault)
            elif attribute == "unique" and len(members) == len(names) and _is_narrow(members):
                message = f"All values together give fewer than {limits.UNIQUE_ROOM} combinations."
                yield Problem(here, "no-room", message)
            seen.add(frozenset(names))


def _composite_fault(names: tuple[str, ...], seen: set[frozenset[str]]) -> str | None:
    if len(set(names)) < len(names):
        return "The same name stands here twice."
    if len(names) < 2:  # noqa: PLR2004 - what composite means
        return "Name two or more here; for one, set `unique` or `index` on the field itself."
    if frozenset(names) in seen:
        return "The same names stand above already."
    return None


def _size_fault(
    subject: Subject, entity: Entity, members: list[Field], relations: int
) -> str | None:
    database = subject.database_of(entity)
    size = sum(map(key_bytes, members)) + subject.key_bytes * relations
    if database is None or database.index_bytes is None or size <= database.index_bytes:
        return None
    return (
        f"{database.title} indexes at most {database.index_bytes:,} bytes; these may take "
        f"{size:,}. Shorten `max_length`."
    )


def _is_narrow(members: list[Field]) -> bool:
    counts = [room(item) for item in members]
    known = [count for count in counts if count is not None]
    return len(known) == len(counts) and prod(known) < limits.UNIQUE_ROOM


def _check_row(subject: Subject, place: str, entity: Entity) -> Iterator[Problem]:
    database = subject.database
    if database is None:
        return
    columns = (*entity.fields, *trait_fields(entity))
    keys = len(entity.relations) + len(trait_relations(entity)) + 1
    beside = _HEADER_BYTES + subject.key_bytes * keys + (len(columns) + keys) // _BITS
    size = sum(map(row_bytes, columns)) + beside
    inside = sum(map(page_bytes, columns)) + beside
    if database.row_bytes is not None and size > database.row_bytes:
        message = (
            f"A row of {database.title} has at most {database.row_bytes:,} bytes; these fields "
            f"may take {size:,}. Shorten `max_length` or use `text`."
        )
        yield Problem(f"{place}.fields", "database-limit", message)
    elif database.page_bytes is not None and inside > database.page_bytes:
        message = (
            f"{database.title} keeps at most {database.page_bytes:,} bytes of a row together, and "
            f"texts of up to 63 characters with them; these fields may take {inside:,}. Shorten "
            "some further, give some a `max_length` of 64 or more, or split the entity."
        )
        yield Problem(f"{place}.fields", "database-limit", message)


def check_database_names(subject: Subject) -> Iterator[Problem]:
    """Check the names that the whole database shares; they exist only if all else is in order."""
    places = {entity.name: place for place, entity in subject.own}
    taken = {
        entity.names.table: f"the table of {quoted(entity.name)}" for entity in subject.entities
    }
    for entity in subject.entities:
        place = places.get(entity.name)
        for within, name, thing in _database_names(subject, entity):
            if place is not None and name in taken:
                message = f"{quoted(name)} would be the name of {thing} and of {taken[name]}."
                yield Problem(f"{place}.{within}", "taken", message)
            taken.setdefault(name, thing)


def _database_names(subject: Subject, entity: Entity) -> Iterator[tuple[str, str, str]]:
    for within, name in constraint_names(entity, dividing_columns(entity)):
        yield within, name, f"a constraint of {quoted(entity.name)}"
    for relation in trait_relations(entity):
        for name in key_names(entity.names.table, relation):
            yield "name", name, f"a constraint of {quoted(entity.name)}"
    targets = {other.name: other for other in subject.entities}
    for position, relation in enumerate(entity.relations):
        if relation.kind == "many_to_many" and relation.target in targets:
            link = association(entity, relation, targets[relation.target])
            for name in association_names(link):
                yield f"relations[{position}].name", name, f"the table behind {relation.name}"
