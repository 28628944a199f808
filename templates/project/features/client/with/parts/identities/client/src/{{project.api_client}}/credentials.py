"""What calls are signed with: access tokens of the provider."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import override

from httpx2 import Auth, Request, Response

type Token = str | Callable[[], Awaitable[str]]
"""An access token, or what gives one that is valid: it is asked before every request."""


class BearerCredentials(Auth):
    """Sends a token with every request, and to this API only: redirects are not followed."""

    def __init__(self, token: Token | None) -> None:
        """Sign with `token`, or not at all."""
        self._token = token

    @override
    async def async_auth_flow(self, request: Request) -> AsyncGenerator[Request, Response]:
        """Sign one request."""
        token = self._token
        if token is not None:
            value = token if isinstance(token, str) else await token()
            request.headers["Authorization"] = f"Bearer {value}"
        yield request
