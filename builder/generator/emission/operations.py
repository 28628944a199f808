"""The operations of an entity over HTTP: signatures and bodies of its endpoints."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ...blueprint.model import Operation
from ..layout import Item, Source
from .guards import Guard
from .relations import LinkView

OPERATIONS: tuple[Operation, ...] = ("list", "create", "get", "update", "delete")
_SERVICE = "service: Service"
_NO_CONTENT = "status_code=status.HTTP_204_NO_CONTENT"


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation: the head of its endpoint, and what it does."""

    decorator: Source
    signature: Source
    body: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class EndpointNames:
    """The names that endpoints of an entity are built from."""

    pascal: str
    snake: str
    plural: str
    shown: str
    has_includes: bool
    has_listed_includes: bool
    is_versioned: bool
    guards: Mapping[Operation, Guard]
    conflicting: frozenset[Operation]

    @property
    def includes(self) -> tuple[str, ...]:
        """The parameter that names what to include, where there is something."""
        annotation = f"Annotated[tuple[{self.pascal}Include, ...], Query()]"
        return (f"include: {annotation} = ()",) if self.has_includes else ()

    @property
    def preconditions(self) -> tuple[int, ...]:
        """The statuses for who has not seen the current version."""
        return (412, 428) if self.is_versioned else ()

    def conflicts(self, operation: Operation) -> tuple[int, ...]:
        """Return the status for what contradicts other records, where `operation` can."""
        return (409,) if operation in self.conflicting else ()

    @property
    def key(self) -> str:
        """The path parameter."""
        return f"{self.snake}_id"

    @property
    def path(self) -> str:
        """The path of one record below the router's prefix."""
        return f'"/{{{self.key}}}"'


def operation_views(
    names: EndpointNames, chosen: frozenset[Operation]
) -> tuple[OperationView, ...]:
    """Return the chosen operations, collection before record."""
    views = {name: _WRITERS[name](names) for name in OPERATIONS if name in chosen}
    if "get" not in chosen and "create" in chosen:
        views["create"] = _store(names)
    return tuple(views.values())


def link_views(names: EndpointNames, links: tuple[LinkView, ...]) -> tuple[OperationView, ...]:
    """Return what links and unlinks the records of many-to-many relations."""
    return tuple(view for link in links for view in _link_operations(names, link))


def decorated(guard: Guard, method: str, path: str, *arguments: str) -> Source:
    """Return the decorator of an endpoint."""
    return Source(f"@router.{method}(", (path, *arguments, *guard.arguments), ")")


def _list(names: EndpointNames) -> OperationView:
    guard = names.guards["list"]
    responses = f"responses={guard.problems(422, 503)}"
    shown = ("response_model_exclude_unset=True",) if names.has_includes else ()
    query = f"query: Annotated[{names.pascal}Query, Query()]"
    arguments = ("query", "query.include") if names.has_listed_includes else ("query",)
    return OperationView(
        decorated(guard, "get", '""', responses, *shown),
        Source(
            f"async def list_{names.plural}(",
            (_SERVICE, query),
            f") -> PagedResponse[{names.shown}]:",
        ),
        (Source("return await service.page(", arguments, ")"),),
    )


def _create(names: EndpointNames) -> OperationView:
    items = (_SERVICE, f"data: {names.pascal}Create", "request: Request", "response: Response")
    address = (f'"get_{names.snake}"', f"{names.key}=created.id")
    location = Source("request.url_for(", address, ")")
    return OperationView(
        _creating(names),
        Source(f"async def create_{names.snake}(", items, f") -> {names.pascal}Read:"),
        (
            "created = await service.create(data)",
            Source('response.headers["Location"] = str(', (location,), ")"),
            "return tagged(created, response)" if names.is_versioned else "return created",
        ),
    )


def _creating(names: EndpointNames) -> Source:
    guard = names.guards["create"]
    responses = f"responses={guard.problems(400, 413, 422, 503, *names.conflicts('create'))}"
    return decorated(guard, "post", '""', "status_code=status.HTTP_201_CREATED", responses)


def _store(names: EndpointNames) -> OperationView:
    """Create what has no address of its own to tell."""
    response = ("response: Response",) if names.is_versioned else ()
    items = (_SERVICE, f"data: {names.pascal}Create", *response)
    return OperationView(
        _creating(names),
        Source(f"async def create_{names.snake}(", items, f") -> {names.pascal}Read:"),
        (answered(names, Source("await service.create(", ("data",), ")")),),
    )


def answered(names: EndpointNames, call: Source) -> Source:
    """Return what a call gives, with its tag where the entity has versions."""
    if names.is_versioned:
        return Source("return tagged(", (call, "response"), ")")
    return Source(f"return {call.head}", call.items, call.tail)


def _get(names: EndpointNames) -> OperationView:
    shown = ("response_model_exclude_unset=True",) if names.has_includes else ()
    arguments = (names.key, "include") if names.has_includes else (names.key,)
    call = Source("await service.get(", arguments, ")")
    if names.is_versioned:
        return _get_unless_known(names, call, shown)
    guard = names.guards["get"]
    responses = f"responses={guard.problems(404, 422, 503)}"
    return OperationView(
        decorated(guard, "get", names.path, responses, *shown),
        Source(
            f"async def get_{names.snake}(",
            (_SERVICE, f"{names.key}: PathKey", *names.includes),
            f") -> {names.shown}:",
        ),
        (Source(f"return {call.head}", call.items, call.tail),),
    )


def _get_unless_known(names: EndpointNames, call: Source, shown: tuple[str, ...]) -> OperationView:
    """Get what the client may have already; a tag says nothing of what is included."""
    found = Source(f"found = {call.head}", call.items, call.tail)
    arguments = ("found", "known", "response", *(("include",) if names.has_includes else ()))
    parameters = (f"{names.key}: PathKey", "known: IfNoneMatch", "response: Response")
    guard = names.guards["get"]
    responses = f"responses=NOT_MODIFIED | {guard.problems(404, 422, 503)}"
    model = f"response_model={names.shown}"
    return OperationView(
        decorated(guard, "get", names.path, model, *shown, responses),
        Source(
            f"async def get_{names.snake}(",
            (_SERVICE, *parameters, *names.includes),
            f") -> {names.shown} | Response:",
        ),
        (found, Source("return unless_known(", arguments, ")")),
    )


def _update(names: EndpointNames) -> OperationView:
    expected = ("expected: IfMatch", "response: Response") if names.is_versioned else ()
    items = (_SERVICE, f"{names.key}: PathKey", f"data: {names.pascal}Update", *expected)
    arguments = (names.key, "data", "expected") if names.is_versioned else (names.key, "data")
    guard = names.guards["update"]
    changing = (*names.conflicts("update"), *names.preconditions)
    problems = guard.problems(400, 404, 413, 422, 503, *changing)
    return OperationView(
        decorated(guard, "patch", names.path, f"responses={problems}"),
        Source(f"async def update_{names.snake}(", items, f") -> {names.pascal}Read:"),
        (answered(names, Source("await service.update(", arguments, ")")),),
    )


def _delete(names: EndpointNames) -> OperationView:
    expected = ("expected: IfMatch",) if names.is_versioned else ()
    arguments = (names.key, "expected") if names.is_versioned else (names.key,)
    guard = names.guards["delete"]
    deleting = (*names.conflicts("delete"), *names.preconditions)
    responses = f"responses={guard.problems(404, 422, 503, *deleting)}"
    return OperationView(
        decorated(guard, "delete", names.path, _NO_CONTENT, responses),
        Source(
            f"async def delete_{names.snake}(",
            (_SERVICE, f"{names.key}: PathKey", *expected),
            ") -> None:",
        ),
        (Source("await service.delete(", arguments, ")"),),
    )


_WRITERS = {"list": _list, "create": _create, "get": _get, "update": _update, "delete": _delete}


def _link_operations(names: EndpointNames, link: LinkView) -> Iterator[OperationView]:
    path = f'"/{{{names.key}}}/{link.route}/{{{link.parameter}}}"'
    items: tuple[Item, ...] = (_SERVICE, f"{names.key}: PathKey", f"{link.parameter}: PathKey")
    target = (names.key, f'"{link.field}"', link.parameter)
    guard = names.guards["update"]
    for verb, method, statuses in (
        ("link", "put", (404, 409, 422, 503)),
        ("unlink", "delete", (404, 422, 503)),
    ):
        responses = f"responses={guard.problems(*statuses)}"
        yield OperationView(
            decorated(guard, method, path, _NO_CONTENT, responses),
            Source(f"async def {verb}_{names.snake}_{link.name}(", items, ") -> None:"),
            (Source(f"await service.{verb}(", target, ")"),),
        )
