"""What the endpoints of an entity import beyond what all of them need."""

from collections.abc import Iterator, Mapping

from ...blueprint.model import Operation
from .operations import EndpointNames


def endpoint_imports(
    names: EndpointNames, chosen: frozenset[Operation], *, linked: bool
) -> Iterator[str]:
    """Yield what the endpoints import beyond what all of them need."""
    schemas = f"from ...schemas.{names.snake} import "
    detail = f"from ...schemas.{names.snake}_detail import "
    whole = {"list", "get"} & chosen and not names.has_includes
    includes = "get" in chosen and names.has_includes
    for line, is_needed in {
        "from fastapi import Query": "list" in chosen or includes,
        "from fastapi import Request, Response": {"create", "get"} <= chosen,
        **_version_imports(names, chosen),
        "from fastapi import status": {"create", "delete"} & chosen or linked,
        "from ...schemas.lists import PagedResponse": "list" in chosen,
        f"{schemas}{names.pascal}Query": "list" in chosen,
        f"{schemas}{names.pascal}Create": "create" in chosen,
        f"{schemas}{names.pascal}Update": "update" in chosen,
        f"{schemas}{names.pascal}Read": {"create", "update"} & chosen or whole,
        f"{schemas}{names.pascal}Include": includes,
        f"{detail}{names.pascal}Detail": {"list", "get"} & chosen and names.has_includes,
        "from ..deps import PathKey": {"get", "update", "delete"} & chosen or linked,
    }.items():
        if is_needed:
            yield line


def _version_imports(names: EndpointNames, chosen: frozenset[Operation]) -> Mapping[str, bool]:
    """Return what the endpoints of an entity with versions import, and whether they need it."""
    if not names.is_versioned:
        return {}
    return {
        "from fastapi import Response": bool({"get", "create", "update"} & chosen),
        "from ..versions import IfMatch": bool({"update", "delete"} & chosen),
        "from ..revalidation import IfNoneMatch, NOT_MODIFIED, unless_known": "get" in chosen,
        "from ..etags import tagged": bool({"create", "update"} & chosen),
    }
