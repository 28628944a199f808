"""The records that a client made so far, and where they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx2

from builder.blueprint.access import ACCOUNT, inside, settled
from builder.blueprint.model import Blueprint, Entity, Relation

from ..answers import expect
from ..payloads import Json, Key, payload, shown
from ..signin import AUTH, SIGN_IN
from ..tenants import has_tenants

UNKNOWN: Mapping[str, Key] = {
    "integer": 2_000_000_000,
    "uuid7": "01900000-0000-7000-8000-000000000000",
}
OPERATIONS = {"list", "get", "create", "update", "delete"}
WRITTEN_ALIKE = {"string", "text", "integer", "boolean", "enum", "date"}
"""Types whose values come back as they were sent."""
MANY = 3
ACCOUNTS = Entity(name=ACCOUNT, read="role", write="role")
"""Whichever option brings accounts along, only administrators are shown them."""


def route(entity: Entity) -> str:
    """Return the path of the list of an entity."""
    return f"/{entity.names.route}"


def entities_of(blueprint: Blueprint) -> list[Entity]:
    """Return the author's entities that a client can use, each with who may read and write it.

    Others lack operations, or refer to records that no client can make.
    """
    signs_in = SIGN_IN[blueprint.options["auth"]].knows_people
    own = {each.name: each for each in blueprint.entities if set(each.operations) == OPERATIONS}
    while stuck := {name for name, each in own.items() if not _needs(each) <= {*own, ACCOUNT}}:
        own = {name: each for name, each in own.items() if name not in stuck}
    found = [settled(entity, people_sign_in=signs_in) for entity in own.values()]
    return [inside(entity) for entity in found] if has_tenants(blueprint) else found


def me(client: httpx2.Client) -> Key:
    """Return the key of the account that `client` is signed in with."""
    key: Key = expect(client.get(f"{AUTH}/me"), 200).json()["id"]
    return key


@dataclass
class Records:
    """One run: what was created so far, by entity."""

    client: httpx2.Client
    blueprint: Blueprint
    keys: dict[str, list[Key]] = field(default_factory=dict[str, list[Key]])
    sent: dict[str, list[dict[str, Key]]] = field(default_factory=dict[str, list[dict[str, Key]]])

    def __post_init__(self) -> None:
        """Look at the entities once, and at who is signed in."""
        self.entities = {entity.name: entity for entity in entities_of(self.blueprint)}
        if SIGN_IN[self.blueprint.options["auth"]].knows_people:
            self.keys[ACCOUNT] = [me(self.client)]

    @property
    def unknown(self) -> Key:
        """A key that no record has."""
        return UNKNOWN[self.blueprint.options["keys"]]

    def ordered(self) -> list[Entity]:
        """Return the entities, those that others need first."""
        waiting = list(self.entities.values())
        ordered: list[Entity] = []
        while waiting:
            known = {entity.name for entity in ordered} | {ACCOUNT}
            entity = next(each for each in waiting if _needs(each) <= known | {each.name})
            waiting.remove(entity)
            ordered.append(entity)
        return ordered

    def target(self, relation: Relation) -> Entity:
        """Return the entity that a relation leads to."""
        return self.entities.get(relation.target, ACCOUNTS)

    def references(self, entity: Entity, number: int) -> dict[str, Key]:
        """Return the keys that a record refers to: the first one to what it needs only.

        What it has exactly one of is that with its own number, or the one before it.
        """
        return {
            relation.name: self.keys[relation.target][: number + 1][-1]
            for relation in entity.relations
            if relation.is_to_one and self.keys.get(relation.target)
            if number or relation.required
        }

    def body(self, entity: Entity, number: int) -> dict[str, Json]:
        """Return what makes the record with this number."""
        return payload(entity, number, self.references(entity, number))

    def create(self, entity: Entity) -> None:
        """Make some records."""
        self.keys[entity.name], self.sent[entity.name] = [], []
        for number in range(MANY):
            references = self.references(entity, number)
            body = payload(entity, number, references)
            made = expect(self.client.post(route(entity), json=body), 201)
            key = made.json()["id"]
            assert made.headers["location"].endswith(f"{route(entity)}/{key}")
            self.keys[entity.name].append(key)
            self.sent[entity.name].append(references)
            same(entity, body, made.json())

    def path(self, entity: Entity, number: int = 0) -> str:
        """Return the path of the record with this number."""
        return f"{route(entity)}/{self.keys[entity.name][number]}"


def sub_resource(relation: Relation) -> str:
    """Return the path of a many-to-many relation below a record."""
    return relation.name.replace("_", "-")


def same(entity: Entity, sent: Mapping[str, Json], got: Mapping[str, Json]) -> None:
    """See that an answer shows what was sent, but for what is never shown."""
    for each in shown(entity):
        assert each.name in got, f"{entity.name}.{each.name} is missing"
        if each.type in WRITTEN_ALIKE and each.name in sent:
            assert got[each.name] == sent[each.name], f"{entity.name}.{each.name}"


def _needs(entity: Entity) -> set[str]:
    return {
        relation.target
        for relation in entity.relations
        if relation.required or relation.kind == "many_to_many"
    }
