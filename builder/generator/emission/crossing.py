"""What the tests of an entity try with records of another tenant."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Entity, Operation
from .relations import LinkView, RelationView
from .relationships import IncludeView
from .testing import TestingView

_CALLS: Final[Mapping[Operation, tuple[str, str]]] = {
    "list": ("get", "PATH"),
    "create": ("post", "PATH"),
    "get": ("get", 'f"{PATH}/{UNKNOWN}"'),
    "update": ("patch", 'f"{PATH}/{UNKNOWN}"'),
    "delete": ("delete", 'f"{PATH}/{UNKNOWN}"'),
}
_REACHING: Final[tuple[Operation, ...]] = ("list", "get", "update", "delete")


@dataclass(frozen=True, slots=True)
class CrossingTest:
    """One test: the macro that writes it, what it uses, and the relation that it is about."""

    name: str
    uses: str
    relation: str = ""
    target: str = ""
    field: str = ""
    value: str = ""
    route: str = ""


@dataclass(frozen=True, slots=True)
class CrossingView:
    """What templates of tests read of records of two tenants."""

    tests: tuple[CrossingTest, ...]
    references: tuple[str, ...]
    kept: str
    headers: tuple[str, ...]
    method: str
    path: str
    schemas: tuple[str, ...]
    constants: tuple[str, ...]
    factories: tuple[str, ...]
    targets: tuple[str, ...]


def crossing_view(
    entity: Entity,
    relations: Sequence[RelationView],
    links: Sequence[LinkView],
    included: Sequence[IncludeView],
    testing: TestingView,
) -> CrossingView:
    """Return what the tests of `entity` try, beside those of `testing`."""
    trials = _Trials(entity, relations, links, included)
    is_unique = any(test.name == "conflict" for test in testing.tests)
    tests = tuple(trials.tests(is_unique=is_unique)) if entity.operations else ()
    used = {word for test in tests for word in test.uses.split()}
    made = {"make": f"make_{entity.names.snake}", "values": f"{entity.names.snake}_values"}
    method, path = trials.call
    return CrossingView(
        tests=tests,
        references=tuple(f'"{each.column_name}"' for each in relations),
        kept="own" if relations else "values",
        headers=('headers={"If-Match": "*"}',) if entity.versioned else (),
        method=method,
        path=path,
        schemas=tuple(name for name in ("Create",) if name in used),
        constants=tuple(name for name in ("UNKNOWN",) if name in used),
        factories=tuple(made[name] for name in made if name in used),
        targets=tuple(dict.fromkeys(test.target for test in tests if test.target)),
    )


class _Trials:
    """Finds the tests that have something to try."""

    def __init__(
        self,
        entity: Entity,
        relations: Sequence[RelationView],
        links: Sequence[LinkView],
        included: Sequence[IncludeView],
    ) -> None:
        self.operations = entity.operations
        self.relations = relations
        self.links = links
        self.included = included
        self.call = next((_CALLS[each] for each in _CALLS if each in self.operations), ("", ""))

    def tests(self, *, is_unique: bool) -> Iterator[CrossingTest]:
        """Yield everything that is tried."""
        yield CrossingTest("placeless", "UNKNOWN" if "UNKNOWN" in self.call[1] else "")
        yield from (CrossingTest(each, "make") for each in _REACHING if each in self.operations)
        if is_unique:
            yield CrossingTest("same_values", "make values Create")
        yield from self._references()
        yield from self._lists()
        yield from self._includes()
        for link in self.links:
            yield CrossingTest("link", "make", link.name, link.target_file, route=link.route)

    def _references(self) -> Iterator[CrossingTest]:
        sent = [(each.name, each.target_file, each.column_name, "{}") for each in self.relations]
        sent += [(each.name, each.target_file, each.field, "[{}]") for each in self.links]
        for name, target, field, value in sent:
            if "create" in self.operations:
                yield CrossingTest(
                    "created_reference", "values Create", name, target, field, value.format("key")
                )
            if "update" in self.operations:
                yield CrossingTest(
                    "changed_reference", "make", name, target, field, value.format("key")
                )

    def _lists(self) -> Iterator[CrossingTest]:
        if "list" in self.operations:
            for each in self.relations:
                yield CrossingTest(
                    "filter", "make", each.name, each.target_file, field=each.column_name
                )

    def _includes(self) -> Iterator[CrossingTest]:
        """Yield what must not load along, even where somebody made it refer across."""
        if "get" not in self.operations:
            return
        columns = {each.name: each.column_name for each in self.relations}
        for each in self.included:
            if each.name in columns:
                field = columns[each.name]
                yield CrossingTest("include", "make", each.name, each.target_file, field=field)
            elif each.key:
                yield CrossingTest("inverse", "make", each.name, each.target_file, field=each.key)
