"""Why a project cannot be shared, or a shared one not be read."""

from collections.abc import Mapping
from typing import ClassVar

from .exceptions import AppError

SECONDS_PER_SHARE = 60
"""How long it takes until a client may share one more."""


class SharingClosedError(AppError):
    """The operator keeps projects to the house."""

    status = 403
    code = "sharing-closed"


class TooManySharesError(AppError):
    """The client shared more than it may in a short time."""

    status = 429
    code = "too-many-shares"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": str(SECONDS_PER_SHARE)}


class TooLargeToShareError(AppError):
    """The project is larger than what is kept for anybody."""

    status = 422
    code = "too-large"
