"""What can go wrong with who somebody is."""

from http import HTTPStatus

from .exceptions import AppError


class AuthenticationError(AppError):
    """Nobody is signed in, or not with these credentials."""

    status = HTTPStatus.UNAUTHORIZED
    code = "not-authenticated"
    headers = {"WWW-Authenticate": "Bearer"}


class PermissionDeniedError(AppError):
    """Somebody is signed in who may not do this."""

    status = HTTPStatus.FORBIDDEN
    code = "permission-denied"
