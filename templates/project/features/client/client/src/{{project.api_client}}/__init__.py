"""A typed client of the API, for programs that call it."""

from .client import Client, Options
from .errors import (
    ApiError,
    BadRequestError,
    ConflictError,
    ForbiddenError,
    InvalidError,
    NotFoundError,
    PreconditionFailedError,
    PreconditionRequiredError,
    StatusError,
    TooManyRequestsError,
    UnauthorizedError,
    UnavailableError,
    UnexpectedAnswerError,
    UnreachableError,
)
from .retries import Retries

__all__ = [
    "ApiError",
    "BadRequestError",
    "Client",
    "ConflictError",
    "ForbiddenError",
    "InvalidError",
    "NotFoundError",
    "Options",
    "PreconditionFailedError",
    "PreconditionRequiredError",
    "Retries",
    "StatusError",
    "TooManyRequestsError",
    "UnauthorizedError",
    "UnavailableError",
    "UnexpectedAnswerError",
    "UnreachableError",
]
