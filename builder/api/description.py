"""A Blueprint in the API's description: bodies and queries are parsed by rules of their own."""

from typing import Any, cast

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from pydantic.json_schema import GenerateJsonSchema

from ..blueprint.model import Blueprint
from ..core.openapi import problems
from ..services.projects import ProjectService
from .admission import Admitted
from .blueprints import query_parameters
from .offers import without_provider

_REFERENCE = "#/components/schemas/"
_OF_A_QUERY = ("/project.zip", "/blueprint.toml")
_NOT_FOUND = {str(status): told for status, told in problems(404).items()}
_VALUE = {"type": ["string", "number", "boolean", "null"]}


class _Generator(GenerateJsonSchema):
    ignored_warning_kinds = {"non-serializable-default"}  # noqa: RUF012 - Pydantic declares it so


def install(app: FastAPI) -> None:
    """Add the schema of Blueprint to what `app` tells, and, once it has started, the query.

    What leads to no provider of the site may not be found.
    """
    own = app.openapi

    def openapi() -> dict[str, Any]:
        description = own()
        plain = _plain(description["components"]["schemas"])
        description = cast("dict[str, Any]", _dissolved(description, plain))
        for name in plain:
            del description["components"]["schemas"][name]
        description["components"]["schemas"].update(blueprint_schemas())
        service: ProjectService | None = getattr(app.state, "projects", None)
        if service is not None:
            for path in _OF_A_QUERY:
                download = description["paths"][path]["get"]
                download["parameters"] = query_parameters(service.catalog)
        for path, method in without_provider(app.state.settings):
            description["paths"][path][method]["responses"] |= _NOT_FOUND
        if app.state.settings.admission == "open":
            _admit(app, description["paths"])
        return description

    app.openapi = openapi  # type: ignore[method-assign] # FastAPI's way to extend a description


def _admit(app: FastAPI, paths: dict[str, Any]) -> None:
    """Say that nobody needs to sign in for what is refused only where the builder is closed."""
    admitted = {
        context.path
        for context in iter_route_contexts(app.routes)
        if Admitted in getattr(context, "dependencies", ())
    }
    for operations in (each for path, each in paths.items() if path in admitted):
        for operation in operations.values():
            operation["security"] = [{}, *(each for each in operation["security"] if each)]


def blueprint_schemas() -> dict[str, Any]:
    """Return the schemas of Blueprint and its parts; names of mere texts and numbers dissolve."""
    whole = Blueprint.model_json_schema(
        ref_template=_REFERENCE + "{model}", schema_generator=_Generator
    )
    schemas: dict[str, Any] = {**whole.pop("$defs"), Blueprint.__name__: whole}
    schemas["Value"] = _VALUE
    plain = _plain(schemas)
    return {name: _dissolved(each, plain) for name, each in schemas.items() if name not in plain}


def _plain(schemas: dict[str, Any]) -> dict[str, Any]:
    """Return what is a mere text or number, and needs no name."""
    return {name: each for name, each in schemas.items() if not {"properties", "enum"} & {*each}}


def _dissolved(node: object, plain: dict[str, Any]) -> object:
    if isinstance(node, list):
        return [_dissolved(each, plain) for each in cast("list[object]", node)]
    if not isinstance(node, dict):
        return node
    table = cast("dict[str, object]", node)
    name = str(table.get("$ref", "")).removeprefix(_REFERENCE)
    if name in plain:
        rest = {key: value for key, value in table.items() if key != "$ref"}
        return _dissolved({**plain[name], **rest}, plain)
    return {key: _dissolved(value, plain) for key, value in table.items()}
