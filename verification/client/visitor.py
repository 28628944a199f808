"""Somebody who comes to the records of others, and what the rules let them do."""

from dataclasses import dataclass, field

import httpx2

from builder.blueprint.access import ACCOUNT, is_private
from builder.blueprint.model import Access, Entity

from ..payloads import Json, Key, payload
from ..signin import AUTH
from .records import Records


@dataclass
class Visitor:
    """One who has no role: what they made themselves, and what was made beside it."""

    records: Records
    client: httpx2.Client
    number: int
    made: dict[str, Key] = field(default_factory=dict[str, Key])
    own: set[str] = field(default_factory=set[str])

    def __post_init__(self) -> None:
        """Look once who is signed in."""
        self.person: Key | None = self.client.get(f"{AUTH}/me").json().get("id")
        self.made[ACCOUNT] = self.person or self.records.keys[ACCOUNT][0]

    @property
    def refused(self) -> int:
        """The status for who may not do something: nobody is asked to sign in."""
        return 401 if self.person is None else 403

    def may(self, access: Access | None) -> bool:
        """Tell whether a rule admits them at all, if only to what is theirs."""
        return access == "everybody" or (self.person is not None and access != "role")

    def may_change(self, entity: Entity) -> bool:
        """Tell whether they may change what others made."""
        return self.may(entity.write) and entity.write != "owner"

    def sees(self, entity: Entity) -> bool:
        """Tell whether they are shown the record that was made beside their visit."""
        return entity.name in self.own or not is_private(entity)

    def may_make(self, entity: Entity) -> bool:
        """Tell whether they may make a record, and are shown all that it needs."""
        needed = (relation for relation in entity.relations if relation.required)
        return self.may(entity.write) and all(
            self.sees(self.records.target(relation)) for relation in needed if relation.is_to_one
        )

    def references(self, entity: Entity) -> dict[str, Key]:
        """Return the keys that their record refers to."""
        return {
            relation.name: self.made[relation.target]
            for relation in entity.relations
            if relation.is_to_one and relation.target in self.made
            if relation.required or self.sees(self.records.target(relation))
        }

    def body(self, entity: Entity) -> dict[str, Json]:
        """Return what makes their record."""
        return payload(entity, self.number, self.references(entity))
