"""What somebody without the role meets: which records are shown, and which may be changed."""

from collections.abc import Iterator

from builder.blueprint.access import ACCOUNT, is_private, shows
from builder.blueprint.constraints import ids_attribute
from builder.blueprint.model import Entity

from ..answers import expect
from ..lists import walked
from ..payloads import Json, value, written
from ..traits import seen
from .changing import loosen
from .records import Records, route, sub_resource
from .visitor import Visitor

OTHERS = 1
"""The number of the record that visitors look at: it refers to whatever it may."""
AUTHORS = ("created_by_id", "changed_by_id")


class Visit:
    """One visit to the records of somebody who has the role."""

    def __init__(self, visitor: Visitor) -> None:
        """Begin with nothing of one's own."""
        self.visitor = visitor
        self.records: Records = visitor.records
        self.client = visitor.client

    def pay(self) -> None:
        """Look at everything, touch everything, make something of one's own, and take it away."""
        expect(self.client.get("/users"), self.visitor.refused)
        for entity in self.records.ordered():
            self._look(entity)
            self._look_behind(entity)
            self._touch(entity)
            self._make(entity)
        for entity in self.records.ordered():
            loosen(self.records.client, entity, self._own_path(entity))
        for entity in reversed(self.records.ordered()):
            self._leave(entity)

    def _look(self, entity: Entity) -> None:
        """See the records of others where that is allowed, and no trace of them elsewhere."""
        where, path = route(entity), self.records.path(entity, OTHERS)
        if not self.visitor.may(entity.read):
            expect(self.client.get(where), self.visitor.refused)
            expect(self.client.get(path), self.visitor.refused)
        elif is_private(entity):
            expect(self.client.get(path), 404)
            for asked in self._questions(entity):
                assert expect(self.client.get(where, params=asked), 200).json()["items"] == []
            assert walked(self.client, self.records.blueprint, where) == []
        else:
            expect(self.client.get(path), 200)
            listed = walked(self.client, self.records.blueprint, where)
            assert {*self.records.keys[entity.name]} <= {item["id"] for item in listed}

    def _questions(self, entity: Entity) -> Iterator[dict[str, str]]:
        """Yield conditions that a record of somebody else meets, and orders."""
        for each in written(entity):
            if each.filter and each.type not in {"json", "bytes"}:
                yield {each.name: str(value(each, OTHERS))}
            if each.sort:
                yield {"sort": each.name}
        for name, key in self.records.sent[entity.name][OTHERS].items():
            yield {f"{name}_id": str(key)}

    def _look_behind(self, entity: Entity) -> None:
        """Ask for what a record of others refers to, and for what refers to it."""
        path = self.records.path(entity, OTHERS)
        if is_private(entity) or not self.visitor.may(entity.read):
            return
        for name, target in self._related(entity):
            answer = self.client.get(path, params={"include": name})
            if not shows(entity, target):
                assert answer.status_code == 422 or name not in answer.json(), name
            else:
                is_found = bool(expect(answer, 200).json()[name])
                assert is_found != is_private(target), f"{path} includes {name}: {is_found}"

    def _related(self, entity: Entity) -> Iterator[tuple[str, Entity]]:
        """Yield what a record refers to, and others that surely refer to it."""
        for relation in entity.relations:
            yield relation.name, self.records.target(relation)
        for other in self.records.entities.values():
            for relation in other.relations:
                if relation.target == entity.name != other.name and relation.inverse:
                    yield relation.inverse, other

    def _touch(self, entity: Entity) -> None:
        """Change a record of others where that is allowed; elsewhere, it stays as it is."""
        owner, path = self.records.client, self.records.path(entity, OTHERS)
        headers = seen(owner, entity, path)
        if self.visitor.may_change(entity):
            changed = expect(self.client.patch(path, json={}, headers=headers), 200).json()
            assert changed.get("changed_by_id") == (
                self.visitor.person if entity.authored else None
            )
            return
        is_hidden = is_private(entity) and self.visitor.may(entity.write)
        status = 404 if is_hidden else self.visitor.refused
        before = expect(owner.get(path), 200).json()
        expect(self.client.patch(path, json={}, headers=headers), status)
        expect(self.client.delete(path, headers=headers), status)
        for relation in entity.relations:
            if not relation.is_to_one:
                place = f"{path}/{sub_resource(relation)}/{self.records.keys[relation.target][0]}"
                expect(self.client.put(place), status)
                expect(self.client.delete(place), status)
        assert expect(owner.get(path), 200).json() == before

    def _make(self, entity: Entity) -> None:
        """Make a record, or have it made where that is not allowed."""
        where, body = route(entity), self.visitor.body(entity)
        if not self.visitor.may(entity.write):
            expect(self.client.post(where, json=body), self.visitor.refused)
        if not self.visitor.may_make(entity):
            made = expect(self.records.client.post(where, json=body), 201).json()
            self.visitor.made[entity.name] = made["id"]
            return
        self._forge(entity, body)
        made = expect(self.client.post(where, json=body), 201).json()
        self.visitor.made[entity.name] = made["id"]
        self.visitor.own.add(entity.name)
        self._sign(entity, made)
        self._find(entity)
        self._reach(entity)

    def _forge(self, entity: Entity, body: dict[str, Json]) -> None:
        """Say who made a record, or refer to what is hidden."""
        where = route(entity)
        for name in AUTHORS if entity.authored else ():
            forged = {**body, name: self.records.keys[ACCOUNT][0]}
            expect(self.client.post(where, json=forged), 422, name)
        for relation in entity.relations:
            if is_private(self.records.target(relation)) and self.records.keys.get(relation.target):
                hidden = self.records.keys[relation.target][OTHERS]
                name = f"{relation.name}_id"
                sent: object = hidden
                if not relation.is_to_one:
                    name, sent = ids_attribute(relation), [hidden]
                expect(self.client.post(where, json={**body, name: sent}), 422, name)

    def _sign(self, entity: Entity, made: dict[str, Json]) -> None:
        """See who made a record, and who changed it after somebody with the role did."""
        person, path = self.visitor.person, f"{route(entity)}/{made['id']}"
        other, owner = self.records.keys[ACCOUNT][0], self.records.client
        known = seen(owner, entity, path)
        changed = expect(owner.patch(path, json={}, headers=known), 200).json()
        if entity.authored:
            assert [made[name] for name in AUTHORS] == [person, person]
            assert [changed[name] for name in AUTHORS] == [person, other]

    def _find(self, entity: Entity) -> None:
        """Find the record in lists: one's own, and that of who has the role."""
        key, where = self.visitor.made[entity.name], route(entity)
        theirs = walked(self.records.client, self.records.blueprint, where)
        assert {key, *self.records.keys[entity.name]} <= {item["id"] for item in theirs}
        if self.visitor.may(entity.read):
            expect(self.client.get(f"{where}/{key}"), 200)
            listed = [item["id"] for item in walked(self.client, self.records.blueprint, where)]
            assert listed == [key] if is_private(entity) else key in listed

    def _reach(self, entity: Entity) -> None:
        """Link the record with what is hidden: it is not there."""
        for relation in entity.relations:
            if not relation.is_to_one and is_private(self.records.target(relation)):
                hidden = self.records.keys[relation.target][OTHERS]
                place = f"{route(entity)}/{self.visitor.made[entity.name]}"
                expect(self.client.put(f"{place}/{sub_resource(relation)}/{hidden}"), 404)

    def _own_path(self, entity: Entity) -> str:
        return f"{route(entity)}/{self.visitor.made[entity.name]}"

    def _leave(self, entity: Entity) -> None:
        """Take the record away, as who made it."""
        client = self.client if entity.name in self.visitor.own else self.records.client
        path = self._own_path(entity)
        expect(client.delete(path, headers=seen(client, entity, path)), 204)
