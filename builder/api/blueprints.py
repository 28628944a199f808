"""Where a Blueprint comes from over HTTP: the query of a URL, or a JSON body."""

from typing import Annotated, Any

from fastapi import Depends, HTTPException, Request, status

from ..blueprint.catalog import Catalog
from ..blueprint.forms import parse_json, parse_query
from ..blueprint.model import Blueprint
from ..core.openapi import problems
from ..services.projects import ProjectService
from .drafts import OpenedQuery

JSON = "application/json"
NO_JSON = f"The body is a Blueprint in JSON: send it with `Content-Type: {JSON}`."
_TEXT = {"type": "string"}
QUERY_PROBLEMS = problems(401, 404, 422, 503)
BODY_PROBLEMS = problems(401, 413, 415, 422, 503)
JSON_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A Blueprint; whatever is left out has its default.",
        "content": {JSON: {"schema": {"$ref": "#/components/schemas/Blueprint"}}},
    }
}
_KEYS = {
    "name": "The project's name.",
    "package": "The Python package, `app` unless given.",
    "description": "What the project is for.",
    "author": "Who writes it.",
    "licence": "An SPDX identifier from the catalog's list.",
    "python": "The Python version of image and tools, such as 3.13.",
    "api_prefix": "Where the paths of the API begin, `/api/v1` unless given; may be empty.",
    "features": "Features, comma separated.",
    "e": "The entities, packed; copy it from the wizard's address bar.",
    "d": "A draft: what stands for entities that are too long for an address.",
    "v": "The format of this query, 1.",
}


def query_parameters(catalog: Catalog) -> list[dict[str, Any]]:
    """Describe the query of a Blueprint: the keys of every catalog, then the groups of this one."""
    groups = {
        group.id: {
            "description": group.help,
            "schema": {
                **_TEXT,
                "enum": [option.id for option in group.options],
                "default": group.default,
            },
        }
        for group in catalog.groups
    }
    keys = {name: {"description": text, "schema": _TEXT} for name, text in _KEYS.items()}
    return [{"in": "query", "name": name, **about} for name, about in {**keys, **groups}.items()]


def get_project_service(request: Request) -> ProjectService:
    """Return the service that the application started."""
    service: ProjectService = request.app.state.projects
    return service


ProjectServiceDep = Annotated[ProjectService, Depends(get_project_service)]


def blueprint_of_query(query: OpenedQuery, service: ProjectServiceDep) -> Blueprint:
    """Parse the query. Raises InvalidBlueprint."""
    return parse_query(query, service.catalog)


async def json_body(request: Request) -> bytes:
    """Return the body of a request that says it is JSON."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != JSON and not (kind.startswith("application/") and kind.endswith("+json")):
        raise HTTPException(status.HTTP_415_UNSUPPORTED_MEDIA_TYPE, NO_JSON)
    return await request.body()


def blueprint_of_body(
    body: Annotated[bytes, Depends(json_body)], service: ProjectServiceDep
) -> Blueprint:
    """Parse a JSON body, beside the event loop: it may be large. Raises InvalidBlueprint."""
    return parse_json(body, service.catalog)


QueryBlueprint = Annotated[Blueprint, Depends(blueprint_of_query)]
BodyBlueprint = Annotated[Blueprint, Depends(blueprint_of_body)]
