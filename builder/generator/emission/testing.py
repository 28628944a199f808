"""What the tests of an entity say: values to store, tests there are, and cases that they try."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ...blueprint.constraints import columns, foreign_key_column, ids_attribute
from ...blueprint.model import Entity, Field
from ...blueprint.naming import snake_case
from ..layout import Item, Source, behind
from .code import needed
from .samples import IMPORTS, changing, constant, pool
from .types import ROWS

_METHODS = {"get": '"GET"', "update": '"PATCH"', "delete": '"DELETE"'}


@dataclass(frozen=True, slots=True)
class ParentView:
    """A required to-one relation: its column, and the module whose factory makes the other side."""

    column_name: str
    target_file: str


@dataclass(frozen=True, slots=True)
class TestView:
    """One test: the macro that writes it, and the decorator with its cases, if it has some."""

    name: str
    cases: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class TestingView:
    """What templates of tests read of an entity."""

    snake: str
    pools: tuple[Source, ...]
    values: tuple[Item, ...]
    counters: tuple[str, ...]
    imports: tuple[str, ...]
    parents: tuple[ParentView, ...]
    tests: tuple[TestView, ...]
    uses: frozenset[str]

    def _used(self, *names: str) -> tuple[str, ...]:
        return tuple(name for name in names if name in self.uses)

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules that the tests import as a whole."""
        return self._used("pytest")

    @property
    def schemas(self) -> tuple[str, ...]:
        """The schemas that the tests use, by the ends of their names."""
        return self._used("Create", "Read", "Update")

    @property
    def repositories(self) -> tuple[str, ...]:
        """The repository, by the end of its name, where the tests use it."""
        return self._used("Repository")

    @property
    def bodies(self) -> tuple[str, ...]:
        """What the tests need to make and compare bodies."""
        return self._used("body_of", "differing")

    @property
    def factories(self) -> tuple[str, ...]:
        """What the tests need of the factory of the entity."""
        made = {"make": f"make_{self.snake}", "values": f"{self.snake}_values"}
        return tuple(made[name] for name in self._used(*made))


def testing_view(entity: Entity, included: tuple[str, ...]) -> TestingView:
    """Return what the tests of `entity` say; `included` is what `?include=` may name."""
    record = _Record(entity)
    cases = _Cases(entity, record, included)
    return TestingView(
        snake=entity.names.snake,
        pools=tuple(record.pools()),
        values=tuple(record.values()),
        counters=record.counters,
        imports=tuple(record.imports()),
        parents=tuple(record.parents()),
        tests=tuple(_tests(cases)),
        uses=_uses(cases),
    )


class _Record:
    """What a record of an entity holds in tests."""

    def __init__(self, entity: Entity) -> None:
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
    is_set_by_requests = not (field.read_only or field.hidden)
    return is_set_by_requests or (field.required and field.default is None)


def _pool_name(field: Field) -> str:
    return f"{field.name.upper()}_VALUES"


class _Cases:
    """What the tests of an entity try."""

    def __init__(self, entity: Entity, record: _Record, included: tuple[str, ...]) -> None:
        self.entity = entity
        self.record = record
        self.included = tuple(f'"{name}"' for name in included)
        self.operations = frozenset(entity.operations)
        self.written = [field for field in entity.fields if not (field.read_only or field.hidden)]
        self.links = [relation for relation in entity.relations if not relation.is_to_one]
        self.to_one = [relation for relation in entity.relations if relation.is_to_one]
        self.given = {field.name for field in record.fields}
        self.given |= {parent.column_name for parent in record.parents()}

    def methods(self) -> Iterator[str]:
        """Yield the methods that ask for one record."""
        yield from (_METHODS[name] for name in _METHODS if name in self.operations)

    def references(self) -> Iterator[str]:
        """Yield the fields that hold keys, each with what is no key of anything."""
        for relation in self.entity.relations:
            if relation.is_to_one:
                yield f'("{foreign_key_column(relation)}", UNKNOWN)'
            else:
                yield f'("{ids_attribute(relation)}", [UNKNOWN])'

    def conflicts(self) -> Iterator[str]:
        """Yield the groups of fields that no two records share, but for those implied."""
        groups: list[tuple[str, ...]] = []
        groups += [(field.name,) for field in self.entity.fields if field.unique]
        groups += [(foreign_key_column(each),) for each in self.to_one if each.kind == "one_to_one"]
        groups += [columns(self.entity, names) for names in self.entity.unique]
        for group in groups:
            is_implied = any(set(other) < set(group) for other in groups)
            if self.given.issuperset(group) and not is_implied:
                yield f"[{', '.join(_quoted(group))}]"

    def filters(self) -> Iterator[str]:
        """Yield the conditions that a record in the tests meets."""
        for field in self.written:
            if field.filter:
                yield f'"{field.name}"'
                yield from (f'"{field.name}__{each}"' for each in ROWS[field.type].operators)
        yield from _quoted(parent.column_name for parent in self.record.parents())

    def sorts(self) -> Iterator[str]:
        """Yield what a list can be sorted by."""
        yield from _quoted(("id", *(field.name for field in self.entity.fields if field.sort)))

    def searchable(self) -> Iterator[str]:
        """Yield the fields that free text is looked for in."""
        yield from _quoted(field.name for field in self.written if field.searchable)

    def required(self) -> Iterator[str]:
        """Yield the fields that cannot be null."""
        yield from _quoted(field.name for field in self.written if field.required)
        yield from _quoted(foreign_key_column(each) for each in self.to_one if each.required)

    def optional(self) -> Iterator[str]:
        """Yield the fields that can be null."""
        yield from _quoted(field.name for field in self.written if not field.required)
        yield from _quoted(foreign_key_column(each) for each in self.to_one if not each.required)

    def includes(self) -> Iterator[str]:
        """Yield what can be shown whole."""
        yield from self.included


@dataclass(frozen=True, slots=True)
class _Test:
    """A test of an entity that has the operation, and something to try; what it `uses`."""

    name: str
    operation: str
    uses: str
    arguments: str = ""
    cases: Callable[[_Cases], Iterator[str]] | None = None


_TESTS = (
    _Test("created", "create", "values Create body_of differing"),
    _Test("unknown_field", "create", "values Create body_of"),
    _Test("conflict", "create", "make values Create body_of", "fields", _Cases.conflicts),
    _Test("unknown_reference", "create", "values Create body_of", "field, key", _Cases.references),
    _Test("stored_at_once", "create", "values Create Repository"),
    _Test("missing", "", "", "method", _Cases.methods),
    _Test("shown", "get", "make Read"),
    _Test("included", "get", "make", "name", _Cases.includes),
    _Test("listed", "list", "make"),
    _Test("unknown_condition", "list", ""),
    _Test("filtered", "list", "make Read", "name", _Cases.filters),
    _Test("sorted", "list", "make", "name", _Cases.sorts),
    _Test("searched", "list", "make", "name", _Cases.searchable),
    _Test("statements", "list", "make", "name", _Cases.includes),
    _Test("changed", "update", "make values Update body_of differing"),
    _Test("null_refused", "update", "make", "name", _Cases.required),
    _Test("null_accepted", "update", "make", "name", _Cases.optional),
    _Test("deleted", "delete", "make Repository"),
)
_LINK_USES = ("make", "Repository")


def _chosen(cases: _Cases) -> Iterator[tuple[_Test, tuple[str, ...]]]:
    for test in _TESTS:
        found = tuple(test.cases(cases)) if test.cases else ()
        if (found or not test.cases) and test.operation in {"", *cases.operations}:
            yield test, found


def _tests(cases: _Cases) -> Iterator[TestView]:
    for test, found in _chosen(cases):
        yield TestView(test.name, (_parametrized(test.arguments, found),) if found else ())


def _uses(cases: _Cases) -> frozenset[str]:
    used = {name for test, _ in _chosen(cases) for name in test.uses.split()}
    used |= {"pytest" for _, found in _chosen(cases) if found}
    return frozenset(used.union(_LINK_USES if cases.links else ()))


def _parametrized(arguments: str, cases: tuple[str, ...]) -> Source:
    names = tuple(f'"{name}"' for name in arguments.split(", "))
    named = names[0] if len(names) == 1 else f"({', '.join(names)})"
    return Source("@pytest.mark.parametrize(", (named, Source("[", cases, "]")), ")")


def _quoted(names: Iterable[str]) -> Iterator[str]:
    return (f'"{name}"' for name in names)
