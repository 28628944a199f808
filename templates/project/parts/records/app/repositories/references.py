"""Fields of a body that hold the keys of other rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, override

from sqlalchemy import Delete, Insert, Table, delete, insert

from ..models.base import Base
from ..models.keys import Key


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the key of a row of `model`."""

    field: str
    model: type[Base]

    def keys(self, values: Mapping[str, Any]) -> set[Key]:
        """Return what `values` holds for this field."""
        return {values[self.field]} if self.field in values else set()


@dataclass(frozen=True, slots=True)
class Link(Reference):
    """A field that holds the keys of rows of `model`, stored in a `table` between the two."""

    table: Table
    owner: str
    target: str

    @override
    def keys(self, values: Mapping[str, Any]) -> set[Key]:
        return set(values.get(self.field, ()))

    def insertion(self, owner: Key, targets: Iterable[Key]) -> Insert:
        """Return the statement that links `owner` with `targets`, at least one."""
        rows = [{self.owner: owner, self.target: target} for target in targets]
        return insert(self.table).values(rows)

    def removal(self, owner: Key, targets: Iterable[Key]) -> Delete:
        """Return the statement that unlinks `owner` from `targets`."""
        return self._clearance(owner).where(self.table.c[self.target].in_(targets))

    def replacement(self, owner: Key, targets: Collection[Key]) -> Iterator[Insert | Delete]:
        """Yield the statements that link `owner` with `targets` and nothing else."""
        yield self._clearance(owner)
        if targets:
            yield self.insertion(owner, set(targets))

    def _clearance(self, owner: Key) -> Delete:
        return delete(self.table).where(self.table.c[self.owner] == owner)
