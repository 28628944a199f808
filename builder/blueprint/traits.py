"""What an entity can do beyond its fields, and the columns that this brings along."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .access import ACCOUNT
from .constraints import foreign_key_column
from .model import Entity, Field, OnDelete, PlannedEntity, Relation


@dataclass(frozen=True, slots=True)
class Trait:
    """What an entity has beyond its fields; the project keeps its columns, and nobody writes them.

    Where it is `hidden`, nobody reads them either; where it `divides`, what must differ differs
    among the rows that have the same there.
    """

    name: str
    title: str
    help: str
    fields: tuple[Field, ...] = ()
    relations: tuple[Relation, ...] = ()
    hidden: bool = False
    divides: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """Name the columns that it brings along."""
        keys = (foreign_key_column(relation) for relation in self.relations)
        return (*(field.name for field in self.fields), *keys)


def _moment(name: str, description: str) -> Field:
    return Field(
        name=name,
        type="datetime",
        read_only=True,
        filter=True,
        sort=True,
        description=description,
    )


def _account(name: str, description: str) -> Relation:
    return Relation(
        name=name,
        target=ACCOUNT,
        kind="many_to_one",
        required=False,
        on_delete="set_null",
        description=description,
    )


_ROWS: Final = (
    Trait(
        "versioned",
        "Versions",
        "Counts the changes of a record, tags it with an `ETag`, and refuses a change that was "
        "made without knowing the last one.",
        (
            Field(
                name="version",
                type="integer",
                read_only=True,
                description="How often it was changed, and its creation.",
            ),
        ),
    ),
    Trait(
        "timestamps",
        "Timestamps",
        "Keeps when a record was created and last changed: `created_at` and `updated_at`.",
        (
            _moment("created_at", "When it was created."),
            _moment("updated_at", "When it was last changed."),
        ),
    ),
    Trait(
        "soft_delete",
        "Soft delete",
        "Keeps a deleted record in the database, where the API does not show it any more.",
        (
            Field(name="deleted_at", type="datetime", required=False, hidden=True),
            Field(name="is_live", type="boolean", required=False, hidden=True),
        ),
    ),
    Trait(
        "authored",
        "Authors",
        "Keeps who created a record and who changed it last: `created_by_id` and `changed_by_id`.",
        relations=(
            _account("created_by", "Who created it."),
            _account("changed_by", "Who changed it last."),
        ),
    ),
)
TRAITS: Final[Mapping[str, Trait]] = MappingProxyType({trait.name: trait for trait in _ROWS})
"""Those that authors choose, each a flag of an entity."""


def _tenant(on_delete: OnDelete) -> Relation:
    return Relation(
        name="tenant",
        target="Tenant",
        kind="many_to_one",
        required=on_delete == "restrict",
        on_delete=on_delete,
        description="Whose it is.",
    )


_PLANNED: Final = (
    Trait(
        "tenanted",
        "Tenants",
        "Keeps the tenant that a record belongs to.",
        relations=(_tenant("restrict"),),
        hidden=True,
        divides=True,
    ),
    Trait(
        "member",
        "Members",
        "Keeps the tenant that an account belongs to.",
        relations=(_tenant("set_null"),),
    ),
)
PLANNED_TRAITS: Final[Mapping[str, Trait]] = MappingProxyType(
    {trait.name: trait for trait in _PLANNED}
)
"""Those that options choose, for all entities of the author or for one that is provided."""


def traits_of(entity: Entity) -> tuple[Trait, ...]:
    """Return the traits of `entity`, in the order in which its model inherits them."""
    chosen = (trait for trait in TRAITS.values() if getattr(entity, trait.name))
    return (*chosen, *planned_traits(entity))


def planned_traits(entity: Entity) -> tuple[Trait, ...]:
    """Return the traits that options give to `entity`."""
    names = entity.planned if isinstance(entity, PlannedEntity) else ()
    return tuple(PLANNED_TRAITS[name] for name in names)


def dividing_columns(entity: Entity) -> tuple[str, ...]:
    """Name the columns that divide the rows of `entity`: keys and indexes begin with them."""
    return tuple(
        column for trait in planned_traits(entity) if trait.divides for column in trait.columns
    )


def trait_fields(entity: Entity) -> tuple[Field, ...]:
    """Return the columns that the traits of `entity` bring along."""
    return tuple(field for trait in traits_of(entity) for field in trait.fields)


def trait_relations(entity: Entity) -> tuple[Relation, ...]:
    """Return the relations that the traits of `entity` bring along."""
    return (*shown_relations(entity), *hidden_relations(entity))


def shown_relations(entity: Entity) -> tuple[Relation, ...]:
    """Return the relations of its traits whose keys responses show."""
    return _relations(trait for trait in traits_of(entity) if not trait.hidden)


def hidden_relations(entity: Entity) -> tuple[Relation, ...]:
    """Return the relations of its traits that nobody is shown."""
    return _relations(trait for trait in traits_of(entity) if trait.hidden)


def _relations(traits: Iterable[Trait]) -> tuple[Relation, ...]:
    return tuple(relation for trait in traits for relation in trait.relations)
