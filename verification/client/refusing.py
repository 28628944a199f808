"""What must be refused, with answers that name the field."""

from collections.abc import Mapping

from builder.blueprint.model import Entity, Field

from ..answers import expect
from ..lists import refuse_places
from ..payloads import Json, payload, too_long, written
from ..traits import seen
from .records import Records, route

OTHER = 9
"""The number of a record that is never made."""


def refuse(records: Records, entity: Entity) -> None:
    """Send bodies, keys and queries that are wrong."""
    client, where, body = records.client, route(entity), records.body(entity, 1)
    expect(client.post(where, json={**body, "surprise": 1}), 422, "surprise")
    expect(client.post(where, content=b"{", headers={"content-type": "application/json"}), 422)
    unknown = f"{where}/{records.unknown}"
    expect(client.get(unknown), 404)
    unseen = seen(client, entity, unknown)
    expect(client.patch(unknown, json={}, headers=unseen), 404)
    expect(client.delete(unknown, headers=unseen), 404)
    expect(client.get(where, params={"size": 0}), 422, "size")
    refuse_places(client, records.blueprint, where)
    expect(client.get(where, params={"surprise": 1}), 422, "surprise")
    for each in written(entity):
        _refuse_field(records, entity, each, body)
    for name in records.references(entity, 1):
        wrong = {**body, f"{name}_id": records.unknown}
        expect(client.post(where, json=wrong), 422, f"{name}_id")


def _refuse_field(records: Records, entity: Entity, each: Field, body: Mapping[str, Json]) -> None:
    client, where, path, name = records.client, route(entity), records.path(entity), each.name
    if each.required:
        known = seen(client, entity, path)
        expect(client.patch(path, json={name: None}, headers=known), 422, name)
        if each.default is None:
            rest = {other: value for other, value in body.items() if other != name}
            expect(client.post(where, json=rest), 422, name)
    if each.unique:
        _refuse_again(records, entity, name, body)
    if each.max_length:
        expect(client.post(where, json={**body, name: too_long(each)}), 422, name)


def _refuse_again(records: Records, entity: Entity, name: str, body: Mapping[str, Json]) -> None:
    """Send a value that a record has already; what has exactly one is in conflict, too."""
    singles = {f"{each.name}_id" for each in entity.relations if each.kind == "one_to_one"}
    again = {**body, **payload(entity, OTHER, {}), name: body[name]}
    refused = expect(records.client.post(route(entity), json=again), 409).json()
    [error] = refused["errors"]
    assert error["location"][-1] in {name, *singles}, refused
