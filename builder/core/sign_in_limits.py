"""How often a client may try to sign in, wherever that can be tried."""

from starlette.types import ASGIApp

from .rate_limits import RateLimitMiddleware


class SignInLimitMiddleware(RateLimitMiddleware):
    """Answers 429 to a client that posts more below this and all such paths than `rate` allows."""

    def __init__(self, app: ASGIApp, rate: str, path: str) -> None:
        """Parse `rate`, such as `20/minute`. Raises ValueError."""
        super().__init__(app, rate, path, methods={"POST"}, counter="sign-in")
