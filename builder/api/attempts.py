"""How often one address may try its luck with the forms of accounts."""

from collections.abc import Mapping
from typing import ClassVar

from fastapi import Depends, Request
from limits import parse

from ..core.config import Settings
from ..core.exceptions import AppError
from ..core.rate_limits import RateLimiter
from ..services.share import client_key
from .shares import Client

WAIT_SECONDS = 60


class TooManyAttemptsError(AppError):
    """Passwords and tokens are not to be guessed."""

    status = 429
    code = "too-many-attempts"
    headers: ClassVar[Mapping[str, str]] = {"Retry-After": str(WAIT_SECONDS)}


async def count_attempt(request: Request, client: Client) -> None:
    """Count a form that was sent. Raises TooManyAttemptsError."""
    settings: Settings = request.app.state.settings
    limiter: RateLimiter = request.app.state.rate_limiter
    count = await limiter.count(parse(settings.sign_in_rate_limit), f"forms:{client_key(client)}")
    if not count.is_allowed:
        message = "You tried often in a short time. Wait a minute, then go on."
        raise TooManyAttemptsError(message)


Counted = Depends(count_attempt)
