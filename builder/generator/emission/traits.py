"""The one table from trait to Python source: what models inherit, and columns of migrations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Entity
from ...blueprint.traits import traits_of
from ..layout import Source


@dataclass(frozen=True, slots=True)
class TraitRow:
    """What a trait adds to the files of an entity."""

    model: str
    model_import: str
    columns: tuple[Source, ...]
    column_imports: tuple[str, ...]


def _column(*items: str) -> Source:
    return Source("sa.Column(", items, "),")


_MOMENT = ("Timestamp", "server_default=NOW", "nullable=False")

ROWS: Final[Mapping[str, TraitRow]] = {
    "timestamps": TraitRow(
        model="Timestamped",
        model_import="from .timestamps import Timestamped",
        columns=(_column('"created_at"', *_MOMENT), _column('"updated_at"', *_MOMENT)),
        column_imports=("from .types import Timestamp", "from .clock import NOW"),
    ),
}


def rows_of(entity: Entity) -> Iterator[TraitRow]:
    """Yield the rows of the traits that `entity` has."""
    for trait in traits_of(entity):
        yield ROWS[trait.name]


def class_of_model(entity: Entity) -> Source:
    """Return the head of the class of `entity`; a base stands in for those that its traits add."""
    bases = tuple(row.model for row in rows_of(entity)) or ("Base",)
    return Source(f"class {entity.name}(", (*bases, "kw_only=True"), "):")
