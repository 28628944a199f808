"""What the tests of an entity try about who may call what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.access import is_private
from ...blueprint.model import Access, Entity, Operation
from ...blueprint.naming import EntityNames
from ..layout import Source
from .access import AccessWriter
from .code import quoted
from .concealment import Concealed, HiddenView
from .files import file_views

_COLLECTION: Final = "PATH"
_RECORD: Final = 'f"{PATH}/{UNKNOWN}"'
_CALLS: Final[Mapping[Operation, tuple[str, str]]] = {
    "list": ('"GET"', _COLLECTION),
    "create": ('"POST"', _COLLECTION),
    "get": ('"GET"', _RECORD),
    "update": ('"PATCH"', _RECORD),
    "delete": ('"DELETE"', _RECORD),
}
_LINKING: Final = ('"PUT"', '"DELETE"')
_OPEN: Final[Mapping[Operation, tuple[str, str]]] = {
    "list": ("open_list", ""),
    "get": ("open_record", "make"),
}
_CHANGING: Final[tuple[Operation, ...]] = ("update", "delete")
_CLOSED: Final[tuple[Access, ...]] = ("signed_in", "owner", "role")
_STORING: Final = {"make", "values", "sign_in"}


@dataclass(frozen=True, slots=True)
class AdmissionTest:
    """One test: the macro that writes it, its decorators, its relation, and what it uses."""

    name: str
    uses: str
    decorators: tuple[Source, ...] = ()
    hidden: HiddenView | None = None


@dataclass(frozen=True, slots=True)
class AdmissionView:
    """What templates of tests read of who may call what."""

    role: str
    roles: tuple[str, ...]
    reader: list[str]
    reader_imports: tuple[str, ...]
    tests: tuple[AdmissionTest, ...]
    imports: tuple[str, ...]
    schemas: tuple[str, ...]
    repositories: tuple[EntityNames, ...]


def admission_view(
    entity: Entity, entities: Mapping[str, Entity], included: tuple[str, ...], access: AccessWriter
) -> AdmissionView:
    """Return what the tests of `entity` try; `included` is what `?include=` may name."""
    concealed = Concealed(entity, entities, frozenset(included))
    tests = tuple(_Trials(entity, concealed).tests())
    looks = access.is_scoped and _is_looked_for(entity, entities)
    return AdmissionView(
        role=entity.role,
        roles=(entity.role,) if "role" in {entity.read, entity.write} else (),
        reader=_reader(entity, access),
        reader_imports=("UserRead",) if looks else (),
        tests=tests,
        imports=tuple(_imports(entity, tests)),
        schemas=tuple(name for name in ("Create", "Read") if name in _uses(tests)),
        repositories=tuple(
            other.names for test in tests if test.hidden for other in test.hidden.repositories
        ),
    )


def _is_looked_for(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    """Tell whether tests look for records that are deleted, by themselves or with others."""
    along = (each for each in entity.relations if each.is_to_one and each.on_delete == "cascade")
    return "delete" in entity.operations or any(entities[each.target].soft_delete for each in along)


def _reader(entity: Entity, access: AccessWriter) -> list[str]:
    """Return for whom a repository works that is shown everything."""
    if access.is_scoped:
        return [f'UserRead.model_construct(role="{entity.role}")']
    return ["None"] if access.knows_user else []


class _Trials:
    """Finds the tests that have something to try."""

    def __init__(self, entity: Entity, concealed: Concealed) -> None:
        self.entity = entity
        self.concealed = concealed
        self.operations: frozenset[Operation] = frozenset(entity.operations)

    def tests(self) -> Iterator[AdmissionTest]:
        yield from self._calls("closed", "", *_CLOSED)
        yield from self._calls("refused", "sign_in", "role")
        yield from self._open()
        if self.entity.write == "owner" and not is_private(self.entity):
            yield from self._records("kept_record", _CHANGING)
        if is_private(self.entity):
            yield from self._records("hidden_record", ("get", *_CHANGING))
            yield from self._hidden_list()
        if self.entity.authored:
            yield from self._signed()
        yield from self._hidden()
        yield from self._closed()

    def _access(self, operation: Operation) -> Access | None:
        return self.entity.read if operation in _OPEN else self.entity.write

    def _calls(self, name: str, uses: str, *access: Access) -> Iterator[AdmissionTest]:
        """Yield the test of every call that is for these people only."""
        calls: list[tuple[str, str]] = [
            _CALLS[each] for each in self.entity.operations if self._access(each) in access
        ]
        if self.entity.write in access:
            calls += [(method, path) for path in self._links() for method in _LINKING]
        calls.extend(self._files(*access))
        if calls:
            cases = tuple(Source("(", call, ")") for call in calls)
            used = "UNKNOWN" if any(path != _COLLECTION for _, path in calls) else ""
            decorator = _parametrized('("method", "path")', cases)
            yield AdmissionTest(name, f"{uses} {used} pytest", (decorator,))

    def _links(self) -> Iterator[str]:
        for relation in self.entity.relations:
            if not relation.is_to_one:
                yield f'f"{{PATH}}/{{UNKNOWN}}/{relation.name.replace("_", "-")}/{{UNKNOWN}}"'

    def _files(self, *access: Access | None) -> Iterator[tuple[str, str]]:
        for file in file_views(self.entity):
            path = f'f"{{PATH}}/{{UNKNOWN}}/{file.route}"'
            if file.is_downloaded and self.entity.read in access:
                yield '"GET"', path
            if file.is_uploaded and self.entity.write in access:
                yield from ((method, path) for method in _LINKING)

    def _open(self) -> Iterator[AdmissionTest]:
        if self.entity.read == "everybody":
            for operation, (name, uses) in _OPEN.items():
                if operation in self.operations:
                    yield AdmissionTest(name, uses)
        if "create" in self.operations and self.entity.write == "everybody":
            yield AdmissionTest("open_creation", "values Create body_of")

    def _records(self, name: str, operations: tuple[Operation, ...]) -> Iterator[AdmissionTest]:
        """Yield the test of what owners do with their records."""
        methods = tuple(
            _CALLS[each][0]
            for each in operations
            if each in self.operations and self._access(each) == "owner"
        )
        if methods:
            decorator = _parametrized('"method"', methods)
            yield AdmissionTest(name, "make sign_in pytest", (decorator,))

    def _hidden_list(self) -> Iterator[AdmissionTest]:
        if "list" in self.operations:
            yield AdmissionTest("hidden_list", "make sign_in Read shown")

    def _signed(self) -> Iterator[AdmissionTest]:
        writing, uses = self._as_caller(self.entity.write), "Read first_account pytest"
        if "create" in self.operations:
            yield AdmissionTest("signed", f"values Create body_of {uses}", writing)
        if "update" in self.operations:
            yield AdmissionTest("signed_change", f"make {uses}", writing)

    def _as_caller(self, access: Access | None) -> tuple[Source, ...]:
        """Return the decorator that gives the client the role, where it needs it."""
        roles = (f'"{self.entity.role}"',)
        return (_parametrized('"role"', roles),) if access == "role" else ()

    def _hidden(self) -> Iterator[AdmissionTest]:
        writing, uses = self._as_caller(self.entity.write), "values Create body_of"
        if "create" in self.operations:
            for hidden in self.concealed.references():
                yield AdmissionTest("hidden_reference", uses, writing, hidden=hidden)
        reading = self._as_caller(self.entity.read)
        if "get" in self.operations:
            for hidden in self.concealed.related():
                yield AdmissionTest("hidden_related", "make", reading, hidden=hidden)

    def _closed(self) -> Iterator[AdmissionTest]:
        closed = tuple(quoted(self.concealed.closed()))
        if closed and "list" in self.operations:
            reading = self._as_caller(self.entity.read)
            yield AdmissionTest("closed_relation", "", (*reading, _parametrized('"name"', closed)))


def _parametrized(names: str, cases: tuple[Source | str, ...]) -> Source:
    return Source("@pytest.mark.parametrize(", (names, Source("[", cases, "]")), ")")


def _uses(tests: tuple[AdmissionTest, ...]) -> frozenset[str]:
    used = {word for test in tests for word in test.uses.split()}
    used |= {"session"} if used & _STORING else set()
    return frozenset(used | ({"pytest"} if any(test.decorators for test in tests) else set()))


def _imports(entity: Entity, tests: tuple[AdmissionTest, ...]) -> Iterator[str]:
    names, used = entity.names, _uses(tests)
    for word, line in {
        "pytest": "import pytest",
        "session": "from sqlalchemy.ext.asyncio import AsyncSession",
        "make": f"from tests.factories.{names.file} import make_{names.snake}",
        "values": f"from tests.factories.{names.file} import {names.snake}_values",
        "UNKNOWN": "from tests.factories.unknown import UNKNOWN",
        "body_of": "from tests.factories.bodies import body_of",
        "shown": "from tests.factories.bodies import shown",
        "first_account": "from tests.factories.authors import first_account",
        "sign_in": "from tests.integration.accounts import sign_in",
    }.items():
        if word in used:
            yield line
    for hidden in (test.hidden for test in tests if test.hidden):
        yield f"from tests.factories.{hidden.target_file} import make_{hidden.target_file}"
