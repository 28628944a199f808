"""Which fields a constraint of the database is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Constraint:
    """The table that a constraint belongs to, and its fields."""

    table: str
    fields: tuple[str, ...]


CONSTRAINTS: Mapping[str, Constraint] = {}
