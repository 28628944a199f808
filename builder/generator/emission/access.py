"""Who may call what, as source: guards of endpoints, and bases that know the caller."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.access import is_private, shows
from ...blueprint.model import ADMINISTRATOR, Access, Entity, Operation
from .guards import Guard

PRIVATE: Final = "private"
OWNED: Final = "owned"
_READING: Final[frozenset[Operation]] = frozenset({"list", "get"})
_CHANGING: Final[tuple[Operation, ...]] = ("update", "delete")
_UNAUTHENTICATED: Final = 401
_FORBIDDEN: Final = 403


def is_scoped(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    """Tell whether `entity`, what it refers to, or what it may include is private."""
    return (
        is_private(entity)
        or any(is_private(entities[relation.target]) for relation in entity.relations)
        or any(_is_private_child(entity, other) for other in entities.values())
    )


def _is_private_child(entity: Entity, other: Entity) -> bool:
    refers = any(each.target == entity.name and each.inverse for each in other.relations)
    return is_private(other) and bool(other.operations) and refers and shows(entity, other)


def knows_user(entity: Entity, entities: Mapping[str, Entity]) -> bool:
    """Tell whether service and repository of `entity` are told who calls."""
    return entity.authored or is_scoped(entity, entities)


@dataclass(frozen=True, slots=True)
class AccessView:
    """What templates read of who may call an entity."""

    is_public: bool
    router: tuple[str, ...]
    caller: tuple[str, ...]
    service_caller: tuple[str, ...]
    service_role: tuple[str, ...]


class AccessWriter:
    """Writes what the files of one entity say of the people who call."""

    def __init__(self, entity: Entity, entities: Mapping[str, Entity]) -> None:
        """Look at `entity` once; `entities` are all there are, by name."""
        self.entity = entity
        self.is_public = entity.read == "everybody"
        self.is_scoped = is_scoped(entity, entities)
        self.is_owned = entity.write == "owner" and not is_private(entity)
        self._dependency = "OptionalUser" if self.is_public else "CurrentUser"
        self._is_for_role = entity.read == "role"
        self._role = f'require_role("{entity.role}")'

    @property
    def is_shared(self) -> bool:
        """Whether all who may read it are told the same."""
        return not self.is_scoped and not _READING.isdisjoint(self.entity.operations)

    @property
    def knows_user(self) -> bool:
        """Whether service and repository are told who calls."""
        return self.entity.authored or self.is_scoped

    def view(self) -> AccessView:
        """Return what templates read."""
        return AccessView(
            is_public=self.is_public,
            router=tuple(self._router()),
            caller=self._caller(self._dependency),
            service_caller=self._caller("UserRead | None" if self.is_public else "UserRead"),
            service_role=self._role_of_service(),
        )

    def _role_of_service(self) -> tuple[str, ...]:
        """Return the role that may change all rows, where it is not the one of the base."""
        return (self.entity.role,) if self.is_owned and self.entity.role != ADMINISTRATOR else ()

    def traits(self) -> Iterator[str]:
        """Yield what others look for in the project beside the traits that authors choose."""
        if is_private(self.entity):
            yield PRIVATE
        if self.is_owned:
            yield OWNED

    def repositories(self) -> Iterator[tuple[str, str]]:
        """Yield what else the repository inherits, each with its module."""
        if self.is_scoped:
            yield "ScopedRepository", "scoped"

    def services(self) -> Iterator[tuple[str, str]]:
        """Yield what else the service inherits, each with its module."""
        if self.is_owned:
            yield "OwnedService", "owned"

    def _caller(self, annotation: str) -> tuple[str, ...]:
        """Return the parameter that tells who calls, where somebody wants to know."""
        return (f"user: {annotation}",) if self.knows_user else ()

    def _router(self) -> Iterator[str]:
        """Yield the arguments of the router of the endpoints."""
        names = self.entity.names
        yield f'prefix="/{names.route}"'
        yield f'tags=["{names.label_plural}"]'
        yield from self._of_router()

    def _of_router(self) -> Iterator[str]:
        if self._is_for_role:
            yield f"dependencies=[Depends({self._role})]"
            yield f"responses={Guard(refusals=frozenset({_FORBIDDEN})).problems()}"

    def guard(self, operation: Operation) -> Guard:
        """Return what `operation` asks of the caller; linking is a kind of update."""
        access = self.entity.read if operation in _READING else self.entity.write
        refusals = frozenset(self._refusals(operation, access))
        return Guard(tuple(self._asked(access)), refusals)

    def _refusals(self, operation: Operation, access: Access | None) -> Iterator[int]:
        """Yield the statuses that the router does not declare already."""
        if self.is_public and access != "everybody":
            yield _UNAUTHENTICATED
        asks_role = access == "role" and not self._is_for_role
        if asks_role or (self.is_owned and operation in _CHANGING):
            yield _FORBIDDEN

    def _asked(self, access: Access | None) -> Iterator[str]:
        if self._is_for_role:
            return
        if access == "role":
            yield f"dependencies=[Depends({self._role})]"
        elif self.is_public and access != "everybody":
            yield "dependencies=[Depends(current_user)]"
        elif self.is_public:
            yield 'openapi_extra={"security": [{}]}'

    def endpoint_imports(self) -> Iterator[str]:
        """Yield what the endpoints import of the sign-in."""
        asked = (each for one in self._guards() for each in one.arguments)
        written = " ".join((*self._of_router(), *asked))
        for name in ("current_user", "require_role"):
            if name in written:
                yield f"from ..callers import {name}"
        if self.knows_user:
            yield f"from ..callers import {self._dependency}"

    def _guards(self) -> Iterator[Guard]:
        yield from map(self.guard, self.entity.operations)
        if not all(relation.is_to_one for relation in self.entity.relations):
            yield self.guard("update")
