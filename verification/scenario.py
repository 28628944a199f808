"""What a client does with every project: sign in where there is sign-in, then use every entity."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx2

from builder.blueprint.model import Blueprint, Entity, Field

from .answers import expect
from .lists import refuse_places, walked
from .payloads import Json, Key, payload, sent, shown, too_long, value
from .signin import SIGN_IN
from .traits import held, see_versions, seen

_WRITTEN_ALIKE = {"string", "text", "integer", "boolean", "enum", "date"}
"""Types whose values come back as they were sent."""
UNKNOWN: Mapping[str, Key] = {
    "integer": 2_000_000_000,
    "uuid7": "01900000-0000-7000-8000-000000000000",
}


def use(client: httpx2.Client, blueprint: Blueprint) -> None:
    """Go through the whole scenario. Raises AssertionError at the first wrong answer."""
    sign_in(client, blueprint)
    Scenario(client, blueprint).run()


@contextmanager
def at_prefix(client: httpx2.Client, blueprint: Blueprint) -> Generator[None]:
    """Let the paths that `client` asks for begin where those of the project's API do."""
    root = client.base_url
    client.base_url = root.join(blueprint.project.api_prefix or "/")
    try:
        yield
    finally:
        client.base_url = root


def sign_in(client: httpx2.Client, blueprint: Blueprint) -> None:
    """Try what must fail, and leave `client` signed in where there is sign-in."""
    routes = [_route(entity) for entity in _listed(blueprint)]
    with at_prefix(client, blueprint):
        SIGN_IN[blueprint.options["auth"]].sign_in(client, routes)


def _listed(blueprint: Blueprint) -> Iterator[Entity]:
    return (entity for entity in blueprint.entities if "list" in entity.operations)


def _route(entity: Entity) -> str:
    return f"/{entity.names.route}"


@dataclass
class Scenario:
    """One run: what was created so far, by entity."""

    client: httpx2.Client
    blueprint: Blueprint
    keys: dict[str, list[Key]] = field(default_factory=dict[str, list[Key]])
    sent: dict[str, list[dict[str, Key]]] = field(default_factory=dict[str, list[dict[str, Key]]])

    @property
    def unknown(self) -> Key:
        """A key that no record has."""
        return UNKNOWN[self.blueprint.options["keys"]]

    def run(self) -> None:
        """Create everything, look at it from every side, and take it away again."""
        with at_prefix(self.client, self.blueprint):
            self._use_everything()

    def _use_everything(self) -> None:
        ordered = self._ordered()
        for entity in ordered:
            self._create(entity)
            self._refuse(entity)
        for entity in ordered:
            self._read(entity)
            self._list(entity)
            self._update(entity)
            self._link(entity)
        for entity in ordered:
            self._loosen(entity)
        staying = held(self.blueprint.entities)
        for entity in reversed(ordered):
            take_away = self._keep if entity.name in staying else self._delete
            take_away(entity)

    def seed(self) -> None:
        """Leave some records of every entity."""
        with at_prefix(self.client, self.blueprint):
            for entity in self._ordered():
                self._create(entity)

    def _ordered(self) -> list[Entity]:
        """Return the entities, those that others need first."""
        waiting = list(self.blueprint.entities)
        ordered: list[Entity] = []
        while waiting:
            known = {entity.name for entity in ordered} | {"User"}
            entity = next(each for each in waiting if _needs(each) <= known | {each.name})
            waiting.remove(entity)
            ordered.append(entity)
        return ordered

    def _references(self, entity: Entity, number: int) -> dict[str, Key]:
        known = {
            relation.name: self.keys[relation.target][number % len(self.keys[relation.target])]
            for relation in entity.relations
            if relation.kind != "many_to_many" and self.keys.get(relation.target)
        }
        return (
            known
            if number
            else {name: key for name, key in known.items() if self._is_required(entity, name)}
        )

    def _is_required(self, entity: Entity, name: str) -> bool:
        return any(relation.name == name and relation.required for relation in entity.relations)

    def _create(self, entity: Entity) -> None:
        self.keys[entity.name], self.sent[entity.name] = [], []
        for number in range(3):
            references = self._references(entity, number)
            body = payload(entity, number, references)
            made = expect(self.client.post(_route(entity), json=body), 201)
            key = made.json()["id"]
            assert made.headers["location"].endswith(f"{_route(entity)}/{key}")
            self.keys[entity.name].append(key)
            self.sent[entity.name].append(references)
            self._same(entity, body, made.json())

    def _same(self, entity: Entity, body: Mapping[str, Json], got: Mapping[str, Json]) -> None:
        for each in shown(entity):
            assert each.name in got, f"{entity.name}.{each.name} is missing"
            if each.type in _WRITTEN_ALIKE and each.name in body:
                assert got[each.name] == body[each.name], f"{entity.name}.{each.name}"

    def _refuse(self, entity: Entity) -> None:
        """Send what must be refused, and see that the answer names the field."""
        route, body = _route(entity), payload(entity, 1, self._references(entity, 1))
        expect(self.client.post(route, json={**body, "surprise": 1}), 422, "surprise")
        expect(
            self.client.post(route, content=b"{", headers={"content-type": "application/json"}), 422
        )
        expect(self.client.get(f"{route}/{self.unknown}"), 404)
        unseen = seen(self.client, entity, f"{route}/{self.unknown}")
        expect(self.client.patch(f"{route}/{self.unknown}", json={}, headers=unseen), 404)
        expect(self.client.delete(f"{route}/{self.unknown}", headers=unseen), 404)
        expect(self.client.get(route, params={"size": 0}), 422, "size")
        refuse_places(self.client, self.blueprint, route)
        expect(self.client.get(route, params={"surprise": 1}), 422, "surprise")
        for each in sent(entity):
            self._refuse_field(entity, each, body)
        for name in self._references(entity, 1):
            wrong = {**body, f"{name}_id": self.unknown}
            expect(self.client.post(route, json=wrong), 422, f"{name}_id")

    def _refuse_field(self, entity: Entity, field: Field, body: Mapping[str, Json]) -> None:
        route, name = _route(entity), field.name
        if field.required:
            self._refuse_null(entity, name)
        if field.required and field.default is None:
            rest = {other: value for other, value in body.items() if other != name}
            expect(self.client.post(route, json=rest), 422, name)
        if field.unique and not self._is_paired(entity):
            other = payload(entity, 9, self._references(entity, 0))
            taken = {**other, name: body[name]}
            expect(self.client.post(route, json=taken), 409, name)
        if field.max_length:
            expect(self.client.post(route, json={**body, name: too_long(field)}), 422, name)

    def _refuse_null(self, entity: Entity, name: str) -> None:
        path = f"{_route(entity)}/{self.keys[entity.name][0]}"
        known = seen(self.client, entity, path)
        expect(self.client.patch(path, json={name: None}, headers=known), 422, name)

    def _is_paired(self, entity: Entity) -> bool:
        """Tell whether every record needs another one for itself: none is left for a second."""
        return any(each.required and each.kind == "one_to_one" for each in entity.relations)

    def _read(self, entity: Entity) -> None:
        for number, key in enumerate(self.keys[entity.name]):
            found = expect(self.client.get(f"{_route(entity)}/{key}"), 200).json()
            assert found["id"] == key
            for name, other in self.sent[entity.name][number].items():
                assert found[f"{name}_id"] == other
                assert name not in found
                whole = self.client.get(f"{_route(entity)}/{key}", params={"include": name})
                assert expect(whole, 200).json()[name]["id"] == other

    def _list(self, entity: Entity) -> None:
        route = _route(entity)
        found = walked(self.client, self.blueprint, route)
        assert [item["id"] for item in found] == sorted(self.keys[entity.name]), entity.name
        expect(self.client.get(route, params={"sort": "surprise"}), 422)
        for each in entity.fields:
            if each.filter and each.type not in {"json", "bytes"} and not each.read_only:
                wanted = str(value(each, 1))
                items = expect(self.client.get(route, params={each.name: wanted}), 200).json()[
                    "items"
                ]
                assert self.keys[entity.name][1] in [item["id"] for item in items], each.name
            if each.sort:
                self._sorted(route, each.name)
        for name, other in self.sent[entity.name][1].items():
            items = expect(self.client.get(route, params={f"{name}_id": other}), 200).json()[
                "items"
            ]
            assert {item[f"{name}_id"] for item in items} == {other}

    def _sorted(self, route: str, name: str) -> None:
        up = expect(self.client.get(route, params={"sort": name}), 200).json()["items"]
        down = expect(self.client.get(route, params={"sort": f"-{name}"}), 200).json()["items"]
        assert {item["id"] for item in up} == {item["id"] for item in down}
        known = [item[name] for item in up if item.get(name) is not None]
        back = [item[name] for item in down if item.get(name) is not None]
        assert known == list(reversed(back)), f"{route} sort {name}"

    def _update(self, entity: Entity) -> None:
        path = f"{_route(entity)}/{self.keys[entity.name][0]}"
        see_versions(self.client, entity, path)
        for each in sent(entity):
            changed = {each.name: value(each, 7)}
            known = seen(self.client, entity, path)
            answer = self.client.patch(path, json=changed, headers=known)
            self._same(entity, changed, expect(answer, 200).json())
            self._same(entity, changed, expect(self.client.get(path), 200).json())

    def _link(self, entity: Entity) -> None:
        key = self.keys[entity.name][0]
        for relation in entity.relations:
            if relation.kind == "many_to_many":
                other = self.keys[relation.target][0]
                place = f"{_route(entity)}/{key}"
                name = self._sub_resource(relation.name)
                expect(self.client.put(f"{place}/{name}/{other}"), 204)
                expect(self.client.put(f"{place}/{name}/{other}"), 204)
                whole = self.client.get(place, params={"include": relation.name})
                assert [item["id"] for item in expect(whole, 200).json()[relation.name]] == [other]
                expect(self.client.put(f"{place}/{name}/{self.unknown}"), 404)
                expect(self.client.delete(f"{place}/{name}/{other}"), 204)
                whole = self.client.get(place, params={"include": relation.name})
                assert not expect(whole, 200).json()[relation.name]

    def _sub_resource(self, name: str) -> str:
        return name.replace("_", "-")

    def _loosen(self, entity: Entity) -> None:
        """Take away the references that may be missing: they stand in no order."""
        loose = {f"{name}_id": None for name in self._optional(entity)}
        for key in self.keys[entity.name] if loose else ():
            path = f"{_route(entity)}/{key}"
            known = seen(self.client, entity, path)
            found = expect(self.client.patch(path, json=loose, headers=known), 200).json()
            assert {name: found[name] for name in loose} == loose

    def _optional(self, entity: Entity) -> Iterator[str]:
        to_one = (each for each in entity.relations if each.kind != "many_to_many")
        return (each.name for each in to_one if not each.required)

    def _keep(self, entity: Entity) -> None:
        path = f"{_route(entity)}/{self.keys[entity.name][0]}"
        known = seen(self.client, entity, path)
        expect(self.client.delete(path, headers=known), 409)
        expect(self.client.get(path), 200)

    def _delete(self, entity: Entity) -> None:
        route, keys = _route(entity), self.keys[entity.name]
        for key in keys:
            known = seen(self.client, entity, f"{route}/{key}")
            expect(self.client.delete(f"{route}/{key}", headers=known), 204)
            expect(self.client.get(f"{route}/{key}"), 404)
            expect(self.client.delete(f"{route}/{key}", headers=known), 404)


def _needs(entity: Entity) -> set[str]:
    return {
        relation.target
        for relation in entity.relations
        if relation.required or relation.kind == "many_to_many"
    }
