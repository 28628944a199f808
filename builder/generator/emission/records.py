"""What a record of an entity holds in tests."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...blueprint.constraints import foreign_key_column
from ...blueprint.model import Entity, Field
from ...blueprint.naming import snake_case
from ...blueprint.types import is_sent
from ..layout import Item, Source, behind
from .code import needed
from .samples import IMPORTS, changing, constant, pool


@dataclass(frozen=True, slots=True)
class ParentView:
    """A required to-one relation: its column, and the module whose factory makes the other side."""

    column_name: str
    target_file: str


class Record:
    """What a record of an entity holds in tests."""

    def __init__(self, entity: Entity) -> None:
        """Look at `entity` once."""
        self.entity = entity
        self.fields = tuple(field for field in entity.fields if _is_given(field))
        self.varied = {field.name for field in entity.fields if field.unique}
        self.varied.update(name for group in entity.unique for name in group)

    def values(self) -> Iterator[Item]:
        """Yield the items of a dictionary with the value of each field."""
        for field in self.fields:
            yield behind(f'"{field.name}": ', self._value(field))

    def _value(self, field: Field) -> Item:
        if field.name not in self.varied:
            return constant(field)
        if not self._is_picked(field):
            return changing(field) or constant(field)
        return Source("pick(", (_pool_name(field), "n"), ")")

    def _is_picked(self, field: Field) -> bool:
        return field.name in self.varied and not changing(field) and len(pool(field)) > 1

    def pools(self) -> Iterator[Source]:
        """Yield the values that fields vary between where they cannot be counted up."""
        for field in self.fields:
            if self._is_picked(field):
                yield Source(f"{_pool_name(field)} = (", pool(field), ")")

    @property
    def counters(self) -> tuple[str, ...]:
        """What counts the records, where something differs from one to the next."""
        differs = any(
            self._is_picked(field) or changing(field)
            for field in self.fields
            if field.name in self.varied
        )
        return (f'numbers.next("{self.entity.names.table}")',) if differs else ()

    def imports(self) -> Iterator[str]:
        """Yield what the values are written with."""
        written = (*self.values(), *self.pools(), *self.counters)
        yield from needed(IMPORTS, written)
        for parent in self.parents():
            yield f"from tests.factories.{parent.target_file} import make_{parent.target_file}"

    def parents(self) -> Iterator[ParentView]:
        """Yield the relations that every record needs."""
        for relation in self.entity.relations:
            if relation.is_to_one and relation.required:
                yield ParentView(foreign_key_column(relation), snake_case(relation.target))


def _is_given(field: Field) -> bool:
    return is_sent(field) or (field.required and field.default is None)


def _pool_name(field: Field) -> str:
    return f"{field.name.upper()}_VALUES"
