"""How records are changed, linked and deleted."""

from concurrent.futures import ThreadPoolExecutor
from itertools import repeat

import httpx2

from builder.blueprint.model import Entity

from ..answers import expect
from ..payloads import value, written
from ..traits import see_versions, seen
from .reading import included
from .records import MANY, Records, same, sub_resource

AT_ONCE = 3


def update(records: Records, entity: Entity) -> None:
    """Change every field of a record."""
    client, path = records.client, records.path(entity)
    see_versions(client, entity, path)
    for each in written(entity):
        changed = {each.name: value(each, 7)}
        known = seen(client, entity, path)
        answer = client.patch(path, json=changed, headers=known)
        same(entity, changed, expect(answer, 200).json())
        same(entity, changed, expect(client.get(path), 200).json())


def link(records: Records, entity: Entity) -> None:
    """Link a record through every many-to-many relation, often at once, and unlink it."""
    client, path = records.client, records.path(entity)
    for relation in entity.relations:
        if relation.kind == "many_to_many":
            other = records.keys[relation.target][0]
            place = f"{path}/{sub_resource(relation)}"
            with ThreadPoolExecutor(AT_ONCE) as pool:
                answers = pool.map(client.put, repeat(f"{place}/{other}", 2 * AT_ONCE))
            for answer in answers:
                expect(answer, 204)
            whole = included(records, entity, relation, path)
            assert whole is None or [item["id"] for item in whole.json()[relation.name]] == [other]
            expect(client.put(f"{place}/{records.unknown}"), 404)
            expect(client.delete(f"{place}/{other}"), 204)
            whole = included(records, entity, relation, path)
            assert whole is None or not whole.json()[relation.name]


def clear(records: Records) -> None:
    """Delete all records of all entities, whatever they refer to."""
    for entity in records.ordered():
        for number in range(MANY):
            loosen(records.client, entity, records.path(entity, number))
    for entity in reversed(records.ordered()):
        _delete(records, entity)


def loosen(client: httpx2.Client, entity: Entity, path: str) -> None:
    """Take away the references of a record that may be missing: they stand in no order."""
    to_one = (each for each in entity.relations if each.is_to_one)
    loose = {f"{each.name}_id": None for each in to_one if not each.required}
    if loose:
        known = seen(client, entity, path)
        found = expect(client.patch(path, json=loose, headers=known), 200).json()
        assert {name: found[name] for name in loose} == loose


def _delete(records: Records, entity: Entity) -> None:
    """Delete every record, the last one first: it may refer to those before it."""
    client = records.client
    for number in reversed(range(MANY)):
        path = records.path(entity, number)
        known = seen(client, entity, path)
        expect(client.delete(path, headers=known), 204)
        expect(client.get(path), 404)
        expect(client.delete(path, headers=known), 404)
