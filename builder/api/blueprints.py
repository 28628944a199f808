"""Where a Blueprint comes from over HTTP: the query of a URL, or a JSON body."""

from typing import Annotated, Any

from fastapi import Depends, Request

from ..blueprint.forms import parse_json, parse_query
from ..blueprint.model import Blueprint
from ..services.projects import ProjectService

JSON_BODY: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A Blueprint; whatever is left out has its default.",
        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Blueprint"}}},
    }
}
_TEXT = {"type": "string"}
QUERY: dict[str, Any] = {
    "parameters": [
        {"in": "query", "name": name, "description": description, "schema": _TEXT}
        for name, description in {
            "name": "The project's name.",
            "package": "The Python package, `app` unless given.",
            "description": "What the project is for.",
            "author": "Who writes it.",
            "licence": "An SPDX identifier from the catalog's list.",
            "python": "The Python version of image and tools, such as 3.13.",
            "database": "An option of the group `database`.",
            "auth": "An option of the group `auth`.",
            "features": "Features, comma separated.",
            "e": "The entities, packed; copy it from the wizard's address bar.",
            "v": "The format of this query, 1.",
        }.items()
    ]
}


def get_project_service(request: Request) -> ProjectService:
    """Return the service that the application started."""
    service: ProjectService = request.app.state.projects
    return service


ProjectServiceDep = Annotated[ProjectService, Depends(get_project_service)]


def blueprint_of_query(request: Request, service: ProjectServiceDep) -> Blueprint:
    """Parse the query. Raises InvalidBlueprint."""
    return parse_query(request.url.query, service.catalog)


async def blueprint_of_body(request: Request, service: ProjectServiceDep) -> Blueprint:
    """Parse the JSON body. Raises InvalidBlueprint."""
    return parse_json(await request.body(), service.catalog)


QueryBlueprint = Annotated[Blueprint, Depends(blueprint_of_query)]
BodyBlueprint = Annotated[Blueprint, Depends(blueprint_of_body)]
