"""The table of an entity: its constraints and indexes, in the model and in the migration."""

from collections.abc import Iterator

from ...blueprint.constraints import ConstraintKind, columns, constraint_name
from ...blueprint.model import Entity
from ...blueprint.traits import dividing_columns
from ..layout import Source
from .code import assigned_tuple, quoted
from .relations import LinkView, RelationView

type Named = tuple[str, tuple[str, ...]]


class TableWriter:
    """Writes what a table consists of beside its own columns."""

    def __init__(
        self,
        entity: Entity,
        relations: tuple[RelationView, ...],
        links: tuple[LinkView, ...],
        signatures: tuple[RelationView, ...],
        placements: tuple[RelationView, ...] = (),
    ) -> None:
        """Compute the names of all constraints and indexes once.

        The model inherits the columns of `signatures` and `placements`; the latter divide its rows.
        """
        self.entity = entity
        self.table = entity.names.table
        self.own = (*relations, *signatures)
        self.placements = placements
        self.relations = (*self.own, *placements)
        self.inherited = (*signatures, *placements)
        self.dividing = dividing_columns(entity)
        self.links = links
        self.unique = tuple(self._named("uq", self._unique()))
        self.indexed = tuple(self._named("ix", self._indexed()))

    def _named(self, kind: ConstraintKind, groups: Iterator[tuple[str, ...]]) -> Iterator[Named]:
        for group in groups:
            yield constraint_name(kind, self.table, *group), group

    def _unique(self) -> Iterator[tuple[str, ...]]:
        before = self.dividing
        yield from ((*before, field.name) for field in self.entity.fields if field.unique)
        yield from ((each.column_name,) for each in self.own if each.is_unique)
        yield from ((*before, *columns(self.entity, names)) for names in self.entity.unique)

    def _indexed(self) -> Iterator[tuple[str, ...]]:
        before, fields = self.dividing, self.entity.fields
        yield from ((*before, field.name) for field in fields if field.index and not field.unique)
        yield from ((each.column_name,) for each in self.own if not each.is_unique)
        yield from ((*before, *columns(self.entity, names)) for names in self.entity.indexes)
        yield from ((each.column_name, "id") for each in self.placements)

    def arguments(self) -> tuple[Source, ...]:
        """Return the assignment of all constraints and indexes, where there are some."""
        unique = (
            self._among_live(name, group)
            or Source("UniqueConstraint(", (*quoted(group), f'name="{name}"'), ")")
            for name, group in self.unique
        )
        indexes = (
            Source("Index(", (f'"{name}"', *quoted(group)), ")") for name, group in self.indexed
        )
        found = (*unique, *indexes, *map(_named_key, self.inherited))
        return (assigned_tuple("__table_args__", found),) if found else ()

    def constraints(self) -> Iterator[Source]:
        """Yield the entries that tell which fields a constraint is about."""
        for name, group in self.unique:
            yield _entry(name, self.table, group)
        for each in self.relations:
            yield _entry(each.foreign_key, self.table, (each.column_name,))
        for table in (link.association for link in self.links):
            for column in (table.left, table.right):
                yield _entry(constraint_name("fk", table.table, column), table.table, (column,))

    def migrated_constraints(self) -> Iterator[Source]:
        """Yield the constraints of the table in a migration."""
        key = constraint_name("pk", self.table)
        yield Source("sa.PrimaryKeyConstraint(", ('"id"', f'name="{key}"'), "),")
        yield from (_foreign_key(each) for each in self.relations if not each.is_deferred)
        for name, group in self.unique:
            yield self._among_live(name, group, "),") or Source(
                "sa.UniqueConstraint(", (*quoted(group), f'name="{name}"'), "),"
            )

    def _among_live(self, name: str, group: tuple[str, ...], tail: str = ")") -> Source | None:
        """Return what is unique among rows that are not deleted, where others stay."""
        if not self.entity.soft_delete:
            return None
        return Source("unique_among_live(", (f'"{name}"', *quoted(group)), tail)

    def migrated_indexes(self) -> Iterator[Source]:
        """Yield the indexes of the table, and of its association tables, in a migration."""
        for name, group in self.indexed:
            yield _created_index(name, self.table, group)
        for link in self.links:
            table = link.association
            yield _created_index(link.index, table.table, (table.right,))


def _named_key(relation: RelationView) -> Source:
    """Return the foreign key of a column that the model inherits."""
    foreign_key = _foreign_key(relation)
    return Source(foreign_key.head.removeprefix("sa."), foreign_key.items, ")")


def _entry(name: str, table: str, group: tuple[str, ...]) -> Source:
    fields = f"({', '.join(quoted(group))}{',' if len(group) == 1 else ''})"
    return Source(f'"{name}": Constraint(', (f'"{table}"', fields), ")")


def _created_index(name: str, table: str, group: tuple[str, ...]) -> Source:
    names = f"[{', '.join(quoted(group))}]"
    return Source("op.create_index(", (f'"{name}"', f'"{table}"', names), ")")


def _foreign_key(relation: RelationView) -> Source:
    ends = (f'["{relation.column_name}"]', f'["{relation.target_table}.id"]')
    how = (f'name="{relation.foreign_key}"', f'ondelete="{relation.on_delete}"')
    return Source("sa.ForeignKeyConstraint(", (*ends, *how), "),")
