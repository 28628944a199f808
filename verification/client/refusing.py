"""What must be refused, with answers that name the field."""

from collections.abc import Mapping

from builder.blueprint.model import Entity

from ..answers import expect
from ..lists import refuse_places
from ..payloads import Json
from ..traits import seen
from .records import Records, route


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
    for each in entity.fields:
        _refuse_field(records, entity, each.name, body)
    for name in records.references(entity, 1):
        wrong = {**body, f"{name}_id": records.unknown}
        expect(client.post(where, json=wrong), 422, f"{name}_id")


def _refuse_field(records: Records, entity: Entity, name: str, body: Mapping[str, Json]) -> None:
    each = next(field for field in entity.fields if field.name == name)
    client, where, path = records.client, route(entity), records.path(entity)
    if each.required and not each.read_only:
        known = seen(client, entity, path)
        expect(client.patch(path, json={name: None}, headers=known), 422, name)
        if each.default is None:
            rest = {other: value for other, value in body.items() if other != name}
            expect(client.post(where, json=rest), 422, name)
    if each.unique and not each.read_only:
        expect(client.post(where, json=body), 409, name)
    if each.max_length and not each.read_only:
        expect(client.post(where, json={**body, name: "x" * (each.max_length + 1)}), 422, name)
