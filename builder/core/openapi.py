"""The API's description: short operation ids, and the problems that each operation can answer."""

from http import HTTPStatus
from typing import Any, override

from fastapi import FastAPI
from fastapi.routing import APIRoute

from ..schemas.common import ProblemDetails
from .errors import PROBLEM_JSON

_REFERENCE = "#/components/schemas/{model}"


class DescribedAPI(FastAPI):
    """A FastAPI whose description holds the schema of problem details."""

    @override
    def openapi(self) -> dict[str, Any]:
        if self.openapi_schema is None:
            schemas = super().openapi().setdefault("components", {}).setdefault("schemas", {})
            own = ProblemDetails.model_json_schema(ref_template=_REFERENCE, mode="serialization")
            schemas.update(own.pop("$defs"))
            schemas[ProblemDetails.__name__] = own
        return super().openapi()


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return the `responses` of an operation that can fail with `statuses`."""
    reference = _REFERENCE.format(model=ProblemDetails.__name__)
    return {
        status: {
            "description": HTTPStatus(status).phrase,
            "content": {PROBLEM_JSON: {"schema": {"$ref": reference}}},
        }
        for status in statuses
    }


def operation_id(route: APIRoute) -> str:
    """Return the name of the function behind `route`: clients call their methods so."""
    return route.name
