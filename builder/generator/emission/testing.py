"""What the tests of an entity say: values to store, tests there are, and cases that they try."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ...blueprint.model import Entity, OnDelete
from ..layout import Item, Source
from .cases import Cases
from .records import ParentView, Record
from .relationships import IncludeView


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
    fixtures: tuple[str, ...]
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
    def errors(self) -> tuple[str, ...]:
        """The errors that the tests expect."""
        return self._used("ConflictError")

    @property
    def bodies(self) -> tuple[str, ...]:
        """What the tests need to make and compare bodies."""
        return self._used("body_of", "differing", "shown")

    @property
    def constants(self) -> tuple[str, ...]:
        """The key that no record has, where the tests ask for it."""
        return self._used("UNKNOWN")

    @property
    def walks(self) -> tuple[str, ...]:
        """What walks through all pages of a list, where the tests do."""
        return self._used("walked")

    @property
    def factories(self) -> tuple[str, ...]:
        """What the tests need of the factory of the entity."""
        made = {"make": f"make_{self.snake}", "values": f"{self.snake}_values"}
        return tuple(made[name] for name in self._used(*made))


def testing_view(
    entity: Entity, included: tuple[IncludeView, ...], soft_rules: frozenset[OnDelete]
) -> TestingView:
    """Return what the tests of `entity` say.

    `included` is what `?include=` may name, and `soft_rules` say what happens to it when a record
    that it refers to is deleted softly.
    """
    record = Record(entity)
    cases = Cases(entity, record, included)
    return TestingView(
        snake=entity.names.snake,
        pools=tuple(record.pools()),
        values=tuple(record.values()),
        counters=record.counters,
        imports=tuple(record.imports()),
        parents=tuple(record.parents()),
        fixtures=tuple(_fixtures(cases)),
        tests=tuple(_tests(cases)),
        uses=_uses(cases).union(*(_RULE_USES[rule] for rule in soft_rules)),
    )


@dataclass(frozen=True, slots=True)
class _Test:
    """A test of an entity that has operations, a trait, and something to try; what it `uses`."""

    name: str
    operations: str
    uses: str
    arguments: str = ""
    cases: Callable[[Cases], Iterator[str]] | None = None
    trait: str = ""

    def fits(self, cases: Cases) -> bool:
        """Tell whether the entity has what the test is about."""
        return cases.operations.issuperset(self.operations.split()) and (
            not self.trait or self.trait in cases.traits
        )


_TESTS = (
    _Test("created", "create", "values Create body_of differing"),
    _Test("unknown_field", "create", "values Create body_of"),
    _Test("conflict", "create", "make values Create body_of", "fields", Cases.conflicts),
    _Test("beyond", "create", "values Create body_of", "field, value", Cases.beyond),
    _Test(
        "unknown_reference",
        "create",
        "values Create body_of UNKNOWN",
        "field, key",
        Cases.references,
    ),
    _Test("stored_at_once", "create", "values Create Repository"),
    _Test("missing", "", "UNKNOWN", "method", Cases.methods),
    _Test("shown", "get", "make Read shown"),
    _Test("included", "get", "make", "name", Cases.includes),
    _Test("listed", "list", "make Read shown walked"),
    _Test("unknown_condition", "list", ""),
    _Test("filtered", "list", "make Read shown", "name", Cases.filters),
    _Test("unmet", "list", "make", "name, value", Cases.unmet),
    _Test("unrelated", "list", "make UNKNOWN", "name", Cases.parents),
    _Test("sorted", "list", "make walked", "name", Cases.sorts),
    _Test("searched", "list", "make Read shown walked", "name", Cases.searchable),
    _Test("statements", "list", "make", "name", Cases.listed_includes),
    _Test("changed", "update", "make values Update body_of differing"),
    _Test("null_refused", "update", "make", "name", Cases.required),
    _Test("null_accepted", "update", "make", "name", Cases.optional),
    _Test("deleted", "delete", "make Repository"),
    _Test("deleted_softly", "delete", "make", trait="soft_delete"),
    _Test("freed", "create delete", "make values Create body_of", trait="soft_delete"),
    _Test("known", "get", "make", trait="versioned"),
    _Test("known_included", "get", "make", "name", Cases.includes, trait="versioned"),
    _Test("next_version", "get update", "make", trait="versioned"),
    _Test("stale", "", "make", "method", Cases.changing_methods, trait="versioned"),
)
_RULE_USES: Mapping[OnDelete, tuple[str, ...]] = {
    "restrict": ("make", "pytest", "ConflictError"),
    "cascade": ("make", "Repository"),
    "set_null": ("make",),
}
_LINK_USES = ("make", "Repository", "Update", "UNKNOWN")


def _chosen(cases: Cases) -> Iterator[tuple[_Test, tuple[str, ...]]]:
    for test in _TESTS:
        found = tuple(test.cases(cases)) if test.cases else ()
        if (found or not test.cases) and test.fits(cases):
            yield test, found


def _tests(cases: Cases) -> Iterator[TestView]:
    for test, found in _chosen(cases):
        yield TestView(test.name, (_parametrized(test.arguments, found),) if found else ())


def _uses(cases: Cases) -> frozenset[str]:
    used = {name for test, _ in _chosen(cases) for name in test.uses.split()}
    used |= {"pytest" for _, found in _chosen(cases) if found}
    return frozenset(used.union(_LINK_USES if cases.links else ()))


def _fixtures(cases: Cases) -> Iterator[str]:
    """Yield what tests need that are about something else than a trait."""
    if "versioned" in cases.traits and any(cases.changing_methods()):
        yield "any_version"


def _parametrized(arguments: str, cases: tuple[str, ...]) -> Source:
    names = tuple(f'"{name}"' for name in arguments.split(", "))
    named = names[0] if len(names) == 1 else f"({', '.join(names)})"
    return Source("@pytest.mark.parametrize(", (named, Source("[", cases, "]")), ")")
