"""A Blueprint that breaks a rule is answered with a problem that names every place and rule."""

from fastapi import FastAPI, Request, Response

from ..blueprint.errors import InvalidBlueprint
from ..core.errors import problem
from ..schemas.common import FieldProblem

DETAIL = "The blueprint breaks a rule; every error names its place and how to mend it."


def install(app: FastAPI) -> None:
    """Answer InvalidBlueprint with 422."""
    app.add_exception_handler(InvalidBlueprint, _refuse)


async def _refuse(request: Request, error: Exception) -> Response:
    problems = error.problems if isinstance(error, InvalidBlueprint) else ()
    errors = [
        FieldProblem(
            location=(each.place,), message=_sentence(each.message, each.suggestion), code=each.rule
        )
        for each in problems
    ]
    return problem(request.url.path, 422, DETAIL, "invalid-blueprint", errors)


def _sentence(message: str, suggestion: str | None) -> str:
    return message if suggestion is None else f"{message} Try {suggestion!r}."
