"""What the tests of an entity say: values to store, cases to try, and which tests there are."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...blueprint.constraints import columns, foreign_key_column, ids_attribute
from ...blueprint.model import Entity, Field, Relation
from ...blueprint.naming import enum_class
from ..layout import Item, Source, Text
from .relations import IncludeView
from .samples import IMPORTS, NEXT, changing, constant, pool
from .types import ROWS

_METHODS = {"get": '"GET"', "update": '"PATCH"', "delete": '"DELETE"'}


@dataclass(frozen=True, slots=True)
class ParentView:
    """A required to-one relation: its column, and the module whose factory makes the other side."""

    column_name: str
    target_file: str


@dataclass(frozen=True, slots=True)
class TestingView:
    """What templates of tests read of an entity."""

    pools: tuple[Source, ...]
    values: tuple[Item, ...]
    enums: tuple[str, ...]
    imports: tuple[str, ...]
    needs_numbers: tuple[str, ...]
    parents: tuple[ParentView, ...]
    cases: Mapping[str, Source]

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of the tests that this entity has."""
        return tuple(name for name in _TESTS if name in self.cases)


def testing_view(entity: Entity, included: Iterable[IncludeView]) -> TestingView:
    """Return what the tests of `entity` say."""
    return _Writer(entity, tuple(included)).view()
