"""How records look from every side: one by one, with what they refer to, and in lists."""

import httpx2

from builder.blueprint.access import shows
from builder.blueprint.model import Entity, Relation

from ..answers import expect
from ..lists import walked
from ..payloads import value, written
from .records import Records, route


def read(records: Records, entity: Entity) -> None:
    """Get every record, alone and with what it refers to."""
    for number, key in enumerate(records.keys[entity.name]):
        path = f"{route(entity)}/{key}"
        found = expect(records.client.get(path), 200).json()
        assert found["id"] == key
        for name, other in records.sent[entity.name][number].items():
            assert found[f"{name}_id"] == other
            assert name not in found
            relation = next(each for each in entity.relations if each.name == name)
            whole = included(records, entity, relation, path)
            assert whole is None or whole.json()[name]["id"] == other


def included(
    records: Records, entity: Entity, relation: Relation, path: str
) -> httpx2.Response | None:
    """Return the record at `path` with what it refers to, or None where that is refused."""
    whole = records.client.get(path, params={"include": relation.name})
    if shows(entity, records.target(relation)):
        return expect(whole, 200)
    expect(records.client.get(route(entity), params={"include": relation.name}), 422)
    assert whole.status_code == 422 or relation.name not in whole.json()
    return None


def list_all(records: Records, entity: Entity) -> None:
    """Walk through the list, and ask for it in every order and under every condition."""
    client, where, keys = records.client, route(entity), records.keys[entity.name]
    found = walked(client, records.blueprint, where)
    assert [item["id"] for item in found] == sorted(keys), entity.name
    expect(client.get(where, params={"sort": "surprise"}), 422)
    for each in written(entity):
        if each.filter and each.type not in {"json", "bytes"}:
            wanted = {each.name: str(value(each, 1))}
            items = expect(client.get(where, params=wanted), 200).json()["items"]
            assert keys[1] in [item["id"] for item in items], each.name
        if each.sort:
            _sort(client, where, each.name)
    for name, other in records.sent[entity.name][1].items():
        items = expect(client.get(where, params={f"{name}_id": other}), 200).json()["items"]
        assert {item[f"{name}_id"] for item in items} == {other}


def _sort(client: httpx2.Client, where: str, name: str) -> None:
    up = expect(client.get(where, params={"sort": name}), 200).json()["items"]
    down = expect(client.get(where, params={"sort": f"-{name}"}), 200).json()["items"]
    assert {item["id"] for item in up} == {item["id"] for item in down}
    known = [item[name] for item in up if item.get(name) is not None]
    back = [item[name] for item in down if item.get(name) is not None]
    assert known == list(reversed(back)), f"{where} sort {name}"
