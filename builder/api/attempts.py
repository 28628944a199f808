"""How often one address may try its luck with the forms of accounts, and with tokens."""

from fastapi import Depends, Request
from limits import parse

from ..core.config import Settings
from ..core.exceptions import AppError
from ..core.rate_limits import RateLimiter
from ..services.share import client_key
from .shares import Client


class TooManyAttemptsError(AppError):
    """Passwords and tokens are not to be guessed."""

    status = 429
    code = "too-many-attempts"

    def __init__(self, seconds: int) -> None:
        """Say how many seconds from now the next attempt may come."""
        super().__init__("You tried too often in a short time. Try again later.")
        self.headers = {"Retry-After": str(seconds)}  # type: ignore[misc] # other errors wait equally long each time


async def count_attempt(request: Request, client: Client) -> None:
    """Count a form that was sent. Raises TooManyAttemptsError."""
    await _count(request, f"forms:{client_key(client)}")


async def count_token(request: Request, client: str) -> None:
    """Count a wrong token: apart, so that a program with an old one keeps nobody from signing in.

    Raises TooManyAttemptsError.
    """
    await _count(request, f"tokens:{client_key(client)}")


async def _count(request: Request, key: str) -> None:
    settings: Settings = request.app.state.settings
    limiter: RateLimiter = request.app.state.rate_limiter
    count = await limiter.count(parse(settings.sign_in_rate_limit), key)
    if not count.is_allowed:
        raise TooManyAttemptsError(count.seconds)


Counted = Depends(count_attempt)
