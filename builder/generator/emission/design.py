"""What the writer of one entity knows of all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from ...blueprint.model import Entity


@dataclass(frozen=True, slots=True)
class Design:
    """All entities, the relations whose keys come later, and who is shown and held by others."""

    entities: Mapping[str, Entity]
    deferred: frozenset[tuple[str, str]]
    shown: frozenset[str]
    held: frozenset[str]
