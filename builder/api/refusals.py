"""Problems that tell more: each place and rule of a Blueprint, and which revision is the latest."""

from fastapi import FastAPI, Request, Response

from ..blueprint.errors import InvalidBlueprint
from ..core.errors import problem
from ..core.saving import StaleRevisionError
from ..schemas.common import FieldProblem

DETAIL = "The blueprint breaks a rule; every error names its place and how to mend it."


def install(app: FastAPI) -> None:
    """Answer InvalidBlueprint with 422, and StaleRevisionError with 409."""
    app.add_exception_handler(InvalidBlueprint, _refuse)
    app.add_exception_handler(StaleRevisionError, _stale)


async def _refuse(request: Request, error: Exception) -> Response:
    problems = error.problems if isinstance(error, InvalidBlueprint) else ()
    errors = [
        FieldProblem(
            location=(each.place,), message=_sentence(each.message, each.suggestion), code=each.rule
        )
        for each in problems
    ]
    return problem(request.url.path, 422, DETAIL, "invalid-blueprint", errors)


async def _stale(request: Request, error: Exception) -> Response:
    if not isinstance(error, StaleRevisionError):
        raise error
    detail = f"{error.detail} Revision {error.latest} is the latest one."
    errors = [FieldProblem(location=("body", "base"), message=detail, code=error.code)]
    return problem(request.url.path, error.status, detail, error.code, errors)


def _sentence(message: str, suggestion: str | None) -> str:
    return message if suggestion is None else f"{message} Try {suggestion!r}."
