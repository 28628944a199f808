"""What the module of a model imports."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ...blueprint.model import Entity
from .fields import FieldView
from .relations import RelationView
from .relationships import related_imports, relationships
from .tables import TableWriter
from .traits import TraitRow

UNIQUE_AMONG_LIVE: Final = "from .uniqueness import unique_among_live"


def model_imports(
    table: TableWriter,
    entities: Mapping[str, Entity],
    fields: Sequence[FieldView],
    relations: Sequence[RelationView],
    traits: Sequence[TraitRow],
) -> Iterator[str]:
    """Yield the lines, among them those of the columns and of what the class inherits."""
    for field in fields:
        yield from field.model_imports
    yield from (f"from .{trait.model_file} import {trait.model}" for trait in traits)
    entity, unique = table.entity, table.unique
    for line, is_needed in {
        "from sqlalchemy import UniqueConstraint": unique and not entity.soft_delete,
        UNIQUE_AMONG_LIVE: unique and entity.soft_delete,
        "from sqlalchemy import Index": table.links or table.indexed,
        "from sqlalchemy import ForeignKeyConstraint": table.inherited,
        "from sqlalchemy import ForeignKey": relations or table.links,
        "from sqlalchemy import Column, Table": table.links,
        "from .keys import KeyType": table.links,
        "from .keys import Key": relations,
        "from .base import Base": table.links or not traits,
        "from sqlalchemy.orm import Mapped, mapped_column": fields or relations,
        "from sqlalchemy.orm import Mapped, relationship": list(relationships(entity, entities)),
        "from typing import TYPE_CHECKING": list(related_imports(entity, entities)),
    }.items():
        if is_needed:
            yield line
