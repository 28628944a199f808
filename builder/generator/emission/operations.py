"""The operations of an entity over HTTP: signatures and imports of its endpoints."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...blueprint.model import Operation
from ..layout import Item, Source
from .relations import LinkView

OPERATIONS: tuple[Operation, ...] = ("list", "create", "get", "update", "delete")
_SERVICE = "service: Service"


@dataclass(frozen=True, slots=True)
class OperationView:
    """One operation: the template that lays it out, and its head."""

    name: str
    decorator: Source
    signature: Source
    call: Source


@dataclass(frozen=True, slots=True)
class EndpointNames:
    """The names that endpoints of an entity are built from."""

    pascal: str
    snake: str
    plural: str
    shown: str
    has_includes: bool

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


def _decorated(method: str, path: str, *arguments: str) -> Source:
    return Source(f"@router.{method}(", (path, *arguments), ")")


def _list(names: EndpointNames) -> OperationView:
    shown = ("response_model_exclude_unset=True",) if names.has_includes else ()
    query = f"query: Annotated[{names.pascal}Query, Query()]"
    arguments = ("query", "query.include") if names.has_includes else ("query",)
    return OperationView(
        "list",
        _decorated("get", '""', "responses=problems(422, 503)", *shown),
        Source(
            f"async def list_{names.plural}(",
            (_SERVICE, query),
            f") -> PagedResponse[{names.shown}]:",
        ),
        Source("return await service.page(", arguments, ")"),
    )


def _create(names: EndpointNames) -> OperationView:
    items = (_SERVICE, f"data: {names.pascal}Create", "request: Request", "response: Response")
    return OperationView(
        "create",
        _decorated(
            "post",
            '""',
            "status_code=status.HTTP_201_CREATED",
            "responses=problems(400, 409, 413, 422, 503)",
        ),
        Source(f"async def create_{names.snake}(", items, f") -> {names.pascal}Read:"),
        Source(
            'response.headers["Location"] = str(',
            (Source("request.url_for(", (f'"get_{names.snake}"', f"{names.key}=created.id"), ")"),),
            ")",
        ),
    )


def _store(names: EndpointNames) -> OperationView:
    """Create what has no address of its own to tell."""
    whole = _create(names)
    signature = Source(whole.signature.head, whole.signature.items[:2], whole.signature.tail)
    return OperationView(
        "store", whole.decorator, signature, Source("return await service.create(", ("data",), ")")
    )


def _get(names: EndpointNames) -> OperationView:
    include = f"include: Annotated[tuple[{names.pascal}Include, ...], Query()] = ()"
    shown = ("response_model_exclude_unset=True",) if names.has_includes else ()
    asked = (include,) if names.has_includes else ()
    arguments = (names.key, "include") if names.has_includes else (names.key,)
    return OperationView(
        "get",
        _decorated("get", names.path, "responses=problems(404, 422, 503)", *shown),
        Source(
            f"async def get_{names.snake}(",
            (_SERVICE, f"{names.key}: PathKey", *asked),
            f") -> {names.shown}:",
        ),
        Source("return await service.get(", arguments, ")"),
    )


def _update(names: EndpointNames) -> OperationView:
    items = (_SERVICE, f"{names.key}: PathKey", f"data: {names.pascal}Update")
    return OperationView(
        "update",
        _decorated("patch", names.path, "responses=problems(400, 404, 409, 413, 422, 503)"),
        Source(f"async def update_{names.snake}(", items, f") -> {names.pascal}Read:"),
        Source("return await service.update(", (names.key, "data"), ")"),
    )


def _delete(names: EndpointNames) -> OperationView:
    return OperationView(
        "delete",
        _decorated(
            "delete",
            names.path,
            "status_code=status.HTTP_204_NO_CONTENT",
            "responses=problems(404, 409, 422, 503)",
        ),
        Source(
            f"async def delete_{names.snake}(", (_SERVICE, f"{names.key}: PathKey"), ") -> None:"
        ),
        Source("await service.delete(", (names.key,), ")"),
    )


_WRITERS = {"list": _list, "create": _create, "get": _get, "update": _update, "delete": _delete}


def _link_operations(names: EndpointNames, link: LinkView) -> Iterator[OperationView]:
    path = f'"/{{{names.key}}}/{link.route}/{{{link.parameter}}}"'
    items: tuple[Item, ...] = (_SERVICE, f"{names.key}: PathKey", f"{link.parameter}: PathKey")
    target = (names.key, f'"{link.field}"', link.parameter)
    for verb, method, statuses in (
        ("link", "put", "404, 409, 422, 503"),
        ("unlink", "delete", "404, 422, 503"),
    ):
        yield OperationView(
            verb,
            _decorated(
                method,
                path,
                "status_code=status.HTTP_204_NO_CONTENT",
                f"responses=problems({statuses})",
            ),
            Source(f"async def {verb}_{names.snake}_{link.name}(", items, ") -> None:"),
            Source(f"await service.{verb}(", target, ")"),
        )


def endpoint_imports(
    names: EndpointNames, chosen: frozenset[Operation], *, linked: bool
) -> Iterator[str]:
    """Yield what the endpoints import beyond what all of them need."""
    schemas = f"from ...schemas.{names.snake} import "
    detail = f"from ...schemas.{names.snake}{'_detail' if names.has_includes else ''} import "
    includes = "get" in chosen and names.has_includes
    for line, is_needed in {
        "from fastapi import Query": "list" in chosen or includes,
        "from fastapi import Request, Response": {"create", "get"} <= chosen,
        "from fastapi import status": {"create", "delete"} & chosen or linked,
        "from ...schemas.common import PagedResponse": "list" in chosen,
        f"{schemas}{names.pascal}Query": "list" in chosen,
        f"{schemas}{names.pascal}Create": "create" in chosen,
        f"{schemas}{names.pascal}Update": "update" in chosen,
        f"{schemas}{names.pascal}Read": {"create", "update"} & chosen,
        f"{schemas}{names.pascal}Include": includes,
        f"{detail}{names.shown}": {"list", "get"} & chosen,
        "from ..deps import PathKey": {"get", "update", "delete"} & chosen or linked,
    }.items():
        if is_needed:
            yield line
