"""What an entity can do beyond its fields, and the columns that this brings along."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .model import Entity, Field


@dataclass(frozen=True, slots=True)
class Trait:
    """A flag of an entity; its columns are kept by the project, and nobody writes them."""

    name: str
    title: str
    help: str
    fields: tuple[Field, ...]


def _moment(name: str, description: str) -> Field:
    return Field(
        name=name,
        type="datetime",
        read_only=True,
        filter=True,
        sort=True,
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
)
TRAITS: Final[Mapping[str, Trait]] = MappingProxyType({trait.name: trait for trait in _ROWS})


def traits_of(entity: Entity) -> tuple[Trait, ...]:
    """Return the traits of `entity`, in the order in which its model inherits them."""
    return tuple(trait for trait in TRAITS.values() if getattr(entity, trait.name))


def trait_fields(entity: Entity) -> tuple[Field, ...]:
    """Return the columns that the traits of `entity` bring along."""
    return tuple(field for trait in traits_of(entity) for field in trait.fields)
