"""What can go wrong with who somebody is."""

from collections.abc import Mapping
from typing import ClassVar

from .challenge import CHALLENGE
from .exceptions import AppError


class AuthenticationError(AppError):
    """Nobody is signed in, or not with these credentials."""

    status = 401
    code = "not-authenticated"
    headers: ClassVar[Mapping[str, str]] = {"WWW-Authenticate": CHALLENGE}


class PermissionDeniedError(AppError):
    """Somebody is signed in who may not do this."""

    status = 403
    code = "permission-denied"
