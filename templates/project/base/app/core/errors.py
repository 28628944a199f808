"""Every error leaves the application as problem details, RFC 9457."""

import logging
from collections.abc import Callable, Coroutine, Sequence
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..schemas.common import FieldProblem, ProblemDetails
from .dialect import is_unavailable
from .exceptions import AppError, UnavailableError
from .logging import request_id

PROBLEM_JSON = "application/problem+json"
_logger = logging.getLogger(__name__)


def problem(
    path: str,
    status: int,
    detail: str = "",
    code: str = "",
    errors: Sequence[FieldProblem] = (),
) -> Response:
    """Return a response that tells what went wrong at `path`, or else what its status says."""
    about = HTTPStatus(status)
    details = ProblemDetails(
        title=about.phrase,
        status=status,
        detail=detail or about.description or about.phrase,
        instance=path,
        code=code or about.name.lower().replace("_", "-"),
        request_id=request_id.get(),
        errors=tuple(errors),
    )
    return Response(details.model_dump_json(), status, media_type=PROBLEM_JSON)


async def _app_error(request: Request, error: AppError) -> Response:
    errors = [
        FieldProblem(location=(error.place, field), message=error.detail, code=error.code)
        for field in error.fields
    ]
    response = problem(request.url.path, error.status, error.detail, error.code, errors)
    response.headers.update(error.headers)
    return response


async def _http_error(request: Request, error: HTTPException) -> Response:
    response = problem(request.url.path, error.status_code, error.detail)
    response.headers.update(error.headers or {})
    if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response.headers["allow"] = ", ".join(sorted(_methods(request)))
    return response


def _methods(request: Request) -> set[str]:
    """Return the methods that the path has: Starlette names those of one of its routes only."""
    return {
        method
        for context in iter_route_contexts(request.app.routes)
        if context.path_regex.fullmatch(request.scope["path"])
        for method in context.methods or ()
    }


async def _validation_error(request: Request, error: RequestValidationError) -> Response:
    """Tell place, message and code of each error, and never the input: it may be a password."""
    errors = [
        FieldProblem(location=each["loc"], message=each["msg"], code=each["type"])
        for each in error.errors()
    ]
    return problem(request.url.path, 422, "The request is not valid.", "validation", errors)


async def _database_error(request: Request, error: SQLAlchemyError) -> Response:
    """Pass on what will not be better next time: nobody expected it."""
    if not is_unavailable(error):
        raise error
    return await _unreachable(request, error)


async def _unreachable(request: Request, error: Exception) -> Response:
    _logger.warning("Something does not answer: %r", error)
    problem = UnavailableError("Something that this needs does not answer. Try again soon.")
    return await _app_error(request, problem)


type ErrorHandler = Callable[[Request, Any], Coroutine[Any, Any, Response]]

ERROR_HANDLERS: dict[int | type[Exception], ErrorHandler] = {
    AppError: _app_error,
    ConnectionError: _unreachable,
    HTTPException: _http_error,
    RequestValidationError: _validation_error,
    SQLAlchemyError: _database_error,
    TimeoutError: _unreachable,
}
