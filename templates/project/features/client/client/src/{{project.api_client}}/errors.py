"""What can go wrong with a call: one tree of exceptions."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from httpx2 import Response
from pydantic import ValidationError

from .problems import FieldProblem, ProblemDetails


class ApiError(Exception):
    """The root of the tree.

    `is_passing` tells whether the same call may succeed soon, `retry_after` in how many seconds,
    where the API says so.
    """

    is_passing: bool = False
    retry_after: float | None = None


class UnreachableError(ApiError):
    """There is no answer: the API does not answer in time, or cannot be reached at all."""

    is_passing = True


class UnexpectedAnswerError(ApiError):
    """There is an answer, but none that this version of the client understands."""


class StatusError(ApiError):
    """The API answered with an error; `problem` is what it says of it, as RFC 9457 writes it."""

    def __init__(self, response: Response) -> None:
        """Read what `response` tells of the error."""
        self.status = response.status_code
        self.problem = _problem(response)
        self.request_id = response.headers.get("X-Request-ID", "")
        self.retry_after = _seconds(response.headers)
        detail = self.problem.detail if self.problem else response.reason_phrase
        super().__init__(f"{self.status}: {detail}")

    @property
    def code(self) -> str:
        """The word for programs that says what happened, empty where none is given."""
        return self.problem.code if self.problem else ""

    @property
    def fields(self) -> tuple[FieldProblem, ...]:
        """What is wrong with single values of the request."""
        return self.problem.errors if self.problem else ()


class BadRequestError(StatusError):
    """400: the request cannot be read."""


class UnauthorizedError(StatusError):
    """401: nobody is signed in, or no longer."""


class ForbiddenError(StatusError):
    """403: who is signed in may not do this."""


class NotFoundError(StatusError):
    """404: there is no such record, or none that the caller may see."""


class ConflictError(StatusError):
    """409: the change contradicts what is stored; if passing, the same call is at work still."""

    def __init__(self, response: Response) -> None:
        """Read whether the API says when to come back."""
        super().__init__(response)
        self.is_passing = self.retry_after is not None


class PreconditionFailedError(StatusError):
    """412: the record was changed since it was read."""


class InvalidError(StatusError):
    """422: values are not valid; `fields` says which ones, and why."""


class PreconditionRequiredError(StatusError):
    """428: a change has to say which state of the record it is about."""


class TooManyRequestsError(StatusError):
    """429: too many requests; `retry_after` says how long to wait."""

    is_passing = True


class UnavailableError(StatusError):
    """502, 503 or 504: the API, or something that it depends on, does not answer."""

    is_passing = True


_ERRORS: Mapping[int, type[StatusError]] = {
    HTTPStatus.BAD_REQUEST: BadRequestError,
    HTTPStatus.UNAUTHORIZED: UnauthorizedError,
    HTTPStatus.FORBIDDEN: ForbiddenError,
    HTTPStatus.NOT_FOUND: NotFoundError,
    HTTPStatus.CONFLICT: ConflictError,
    HTTPStatus.PRECONDITION_FAILED: PreconditionFailedError,
    HTTPStatus.UNPROCESSABLE_ENTITY: InvalidError,
    HTTPStatus.PRECONDITION_REQUIRED: PreconditionRequiredError,
    HTTPStatus.TOO_MANY_REQUESTS: TooManyRequestsError,
    HTTPStatus.BAD_GATEWAY: UnavailableError,
    HTTPStatus.SERVICE_UNAVAILABLE: UnavailableError,
    HTTPStatus.GATEWAY_TIMEOUT: UnavailableError,
}


def error_of(response: Response) -> ApiError:
    """Return the error that stands for an answer which is none of success."""
    if response.is_error:
        return _ERRORS.get(response.status_code, StatusError)(response)
    message = f"{response.status_code} is no answer to expect: redirects are not followed."
    return UnexpectedAnswerError(message)


def _problem(response: Response) -> ProblemDetails | None:
    """Return the problem, or nothing: what stands between may answer in a way of its own."""
    try:
        return ProblemDetails.model_validate_json(response.content)
    except ValidationError:
        return None


def _seconds(headers: Mapping[str, str]) -> float | None:
    """Return how long to wait, which `Retry-After` tells in seconds or as a date."""
    told = headers.get("Retry-After", "")
    if told.isdecimal():
        return float(told)
    try:
        moment = parsedate_to_datetime(told)
    except (OverflowError, ValueError):
        return None
    known = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (known - datetime.now(UTC)).total_seconds())
