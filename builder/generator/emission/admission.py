"""What the tests of an entity try about who may call what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.constraints import foreign_key_column, ids_attribute
from ...blueprint.model import Access, Entity, Operation, Relation
from ..layout import Source
from .access import AccessWriter, is_private
from .relationships import inverses

_COLLECTION: Final[Mapping[Operation, str]] = {"list": '"GET"', "create": '"POST"'}
_RECORD: Final[Mapping[Operation, str]] = {
    "get": '"GET"',
    "update": '"PATCH"',
    "delete": '"DELETE"',
}
_READING: Final = ("list", "get")
_CLOSED: Final[tuple[Access, ...]] = ("signed_in", "owner", "role")
_STORING: Final = {"make", "values", "sign_in"}
_KEY: Final = "hidden.id"
_METHOD: Final = '"method"'


@dataclass(frozen=True, slots=True)
class HiddenView:
    """A relation to records that are not shown to everybody: where its key goes, who makes them."""

    name: str
    field: str
    target_file: str
    key: str


@dataclass(frozen=True, slots=True)
class AdmissionTest:
    """One test: the macro that writes it, its cases or its relation, and what it uses."""

    name: str
    uses: str
    cases: tuple[Source, ...] = ()
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


def admission_view(
    entity: Entity, entities: Mapping[str, Entity], included: tuple[str, ...], access: AccessWriter
) -> AdmissionView:
    """Return what the tests of `entity` try; `included` is what `?include=` may name."""
    tests = tuple(_Trials(entity, entities, frozenset(included)).tests())
    needs_role = "role" in {entity.read, entity.write}
    return AdmissionView(
        role=entity.role,
        roles=(entity.role,) if needs_role else (),
        reader=_reader(entity, access),
        reader_imports=("UserRead",)
        if access.is_scoped and _is_looked_for(entity, entities)
        else (),
        tests=tests,
        imports=tuple(_imports(entity, tests)),
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

    def __init__(
        self, entity: Entity, entities: Mapping[str, Entity], included: frozenset[str]
    ) -> None:
        self.entity = entity
        self.entities = entities
        self.included = included
        self.is_owned = entity.write == "owner" and not is_private(entity)

    def tests(self) -> Iterator[AdmissionTest]:
        yield from self._of_methods("closed_collection", "", _COLLECTION, *_CLOSED)
        yield from self._of_methods("closed_record", "make", _RECORD, *_CLOSED)
        yield from self._of_methods("refused_collection", "sign_in", _COLLECTION, "role")
        yield from self._of_methods("refused_record", "make sign_in", _RECORD, "role")
        yield from self._open()
        yield from self._owned() if self.is_owned else ()
        yield from self._private() if is_private(self.entity) else ()
        yield from self._signed() if self.entity.authored else ()
        yield from self._hidden()

    def _access(self, operation: Operation) -> Access | None:
        return self.entity.read if operation in _READING else self.entity.write

    def _of_methods(
        self, name: str, uses: str, methods: Mapping[Operation, str], *access: Access
    ) -> Iterator[AdmissionTest]:
        offered = (each for each in methods if each in self.entity.operations)
        found = tuple(methods[each] for each in offered if self._access(each) in access)
        if found:
            cases = Source("@pytest.mark.parametrize(", (_METHOD, Source("[", found, "]")), ")")
            yield AdmissionTest(name, f"{uses} pytest", (cases,))

    def _open(self) -> Iterator[AdmissionTest]:
        for operation, name, uses in (("list", "open_list", ""), ("get", "open_record", "make")):
            if operation in self.entity.operations and self.entity.read == "everybody":
                yield AdmissionTest(name, uses)

    def _owned(self) -> Iterator[AdmissionTest]:
        changes = {name: _RECORD[name] for name in _RECORD if name not in _READING}
        yield from self._of_methods("kept_record", "make sign_in", changes, "owner")
        if "update" in self.entity.operations:
            yield AdmissionTest("changed_by_role", "make sign_in")

    def _private(self) -> Iterator[AdmissionTest]:
        yield from self._of_methods("hidden_record", "make sign_in", _RECORD, "owner")
        if "list" in self.entity.operations:
            yield AdmissionTest("hidden_list", "make sign_in Read shown")

    def _signed(self) -> Iterator[AdmissionTest]:
        if "create" in self.entity.operations:
            yield AdmissionTest("signed", "values Create Read body_of first_account pytest")
        if "update" in self.entity.operations:
            yield AdmissionTest("signed_change", "make Read first_account pytest")

    def _hidden(self) -> Iterator[AdmissionTest]:
        for hidden in self._references():
            if "create" in self.entity.operations:
                yield AdmissionTest("hidden_reference", "values Create body_of", hidden=hidden)
            is_key = hidden.key == _KEY
            if is_key and "get" in self.entity.operations and hidden.name in self.included:
                yield AdmissionTest("hidden_parent", "make", hidden=hidden)
        for hidden in self._children():
            if "get" in self.entity.operations:
                yield AdmissionTest("hidden_child", "make", hidden=hidden)

    def _references(self) -> Iterator[HiddenView]:
        for relation in self.entity.relations:
            target = self.entities[relation.target]
            if is_private(target):
                yield _hidden(relation, target)

    def _children(self) -> Iterator[HiddenView]:
        for other, relation in inverses(self.entity, self.entities):
            is_shown = relation.inverse in self.included and is_private(other)
            if is_shown and relation.is_to_one:
                field = foreign_key_column(relation)
                yield HiddenView(str(relation.inverse), field, other.names.file, "row.id")


def _hidden(relation: Relation, target: Entity) -> HiddenView:
    if relation.is_to_one:
        return HiddenView(relation.name, foreign_key_column(relation), target.names.file, _KEY)
    return HiddenView(relation.name, ids_attribute(relation), target.names.file, f"[{_KEY}]")


def _imports(entity: Entity, tests: tuple[AdmissionTest, ...]) -> Iterator[str]:
    names, used = entity.names, {word for test in tests for word in test.uses.split()}
    used |= {"session"} if used & _STORING else set()
    factory, schemas = f"from tests.factories.{names.file} import ", f"from schemas.{names.file} "
    for word, line in {
        "pytest": "import pytest",
        "session": "from sqlalchemy.ext.asyncio import AsyncSession",
        "make": f"{factory}make_{names.snake}",
        "values": f"{factory}{names.snake}_values",
        "Create": f"{schemas}import {names.pascal}Create",
        "Read": f"{schemas}import {names.pascal}Read",
        "body_of": "from tests.factories.bodies import body_of",
        "shown": "from tests.factories.bodies import shown",
        "first_account": "from tests.factories.authors import first_account",
        "sign_in": "from tests.integration.accounts import sign_in",
    }.items():
        if word in used:
            yield line
    for hidden in (test.hidden for test in tests if test.hidden):
        yield f"from tests.factories.{hidden.target_file} import make_{hidden.target_file}"
