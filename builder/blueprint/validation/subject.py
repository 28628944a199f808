"""A blueprint under examination, with what its choices bring along."""

from dataclasses import dataclass, replace
from functools import cached_property

from ..catalog import Catalog, Option
from ..choices import (
    all_entities,
    broken_rules,
    chosen_options,
    features_with,
    lacking_types,
    own_entities,
    people_sign_in,
    provided_entities,
)
from ..databases import DATABASES, KEY_BYTES, Database
from ..model import Blueprint, Entity
from ..traits import dividing_columns
from .claims import Claim, claims_of, owners_of

_DATABASE_GROUP = "database"
_KEYS_GROUP = "keys"


@dataclass(frozen=True)
class Subject:
    """What every check is given; computed once."""

    blueprint: Blueprint
    catalog: Catalog

    @cached_property
    def provided(self) -> dict[str, Entity]:
        """Return the entities that chosen options bring along, by name."""
        return {entity.name: entity for entity in provided_entities(self.blueprint, self.catalog)}

    @cached_property
    def internal(self) -> frozenset[str]:
        """Return the provided entities that nobody may refer to: they display nothing."""
        return frozenset(name for name, entity in self.provided.items() if entity.display is None)

    @cached_property
    def people_sign_in(self) -> bool:
        """Tell whether the API can know who calls."""
        return people_sign_in(self.blueprint, self.catalog)

    @cached_property
    def lacking_types(self) -> frozenset[str]:
        """Return the extra types of fields that no chosen option brings."""
        return lacking_types(self.blueprint, self.catalog)

    def bringing(self, type_name: str) -> Option | None:
        """Return a feature that brings an extra type and goes with all that is chosen."""
        chosen = chosen_options(self.blueprint, self.catalog)
        found = features_with(self.catalog, type_name)
        return next((each for each in found if not any(broken_rules((*chosen, each)))), None)

    @cached_property
    def entities(self) -> tuple[Entity, ...]:
        """Return all tables to be: provided ones, then the author's."""
        return all_entities(self.blueprint, self.catalog)

    @cached_property
    def own(self) -> tuple[tuple[str, Entity], ...]:
        """Return (place, entity) of every entity that the author declares in full."""
        return tuple(pair for pair in self.places if not pair[1].extends)

    @cached_property
    def places(self) -> tuple[tuple[str, Entity], ...]:
        """Return (place, entity) of everything under `entities`."""
        return tuple(
            (f"entities[{position}]", entity)
            for position, entity in enumerate(own_entities(self.blueprint, self.catalog))
        )

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Return every name taken inside the class of an entity."""
        return tuple(claims_of(self.provided, self.places))

    def owner(self, name: str) -> str:
        """Return the owner of the names inside the entity called `name`."""
        return self._owners.get(name, name)

    @cached_property
    def _owners(self) -> dict[str, str]:
        return owners_of(self.provided, self.places)

    def taken(self, owner: str) -> frozenset[str]:
        """Return the names that are taken inside one class."""
        return self._taken.get(owner, frozenset())

    @cached_property
    def _taken(self) -> dict[str, frozenset[str]]:
        names: dict[str, set[str]] = {}
        for claim in self.claims:
            names.setdefault(claim.owner, set()).add(claim.name)
        return {owner: frozenset(found) for owner, found in names.items()}

    @cached_property
    def database(self) -> Database | None:
        """Return the limits of the chosen database, if it is a known one."""
        return DATABASES.get(self._chosen(_DATABASE_GROUP))

    def database_of(self, entity: Entity) -> Database | None:
        """Return the limits of the chosen database for keys that `entity` names."""
        database, divided = self.database, len(dividing_columns(entity))
        if database is None or database.index_bytes is None or not divided:
            return database
        return replace(database, index_bytes=database.index_bytes - divided * self.key_bytes)

    @cached_property
    def key_bytes(self) -> int:
        """Return how much a key takes; of kinds that are not known, as much as the largest."""
        return KEY_BYTES.get(self._chosen(_KEYS_GROUP), max(KEY_BYTES.values()))

    def _chosen(self, group_id: str) -> str:
        group = self.catalog.group(group_id)
        return self.blueprint.options.get(group_id, group.default if group else "")
