"""What calls are sent with: the session of somebody who is signed in."""

from collections.abc import AsyncGenerator
from typing import override

from httpx2 import URL, Auth, Request, Response

COOKIES = ("__Host-session", "session")
"""What the cookie is called; the second name is for servers that are reached without TLS."""


class SessionCredentials(Auth):
    """Sends the session with every request, and the origin that the API takes changes from."""

    def __init__(self, session: str | None, origin: str) -> None:
        """Come as a page of `origin` would, in `session` if there is one already."""
        url = URL(origin)
        self.session = session
        self._cookie = COOKIES[0]
        self._origin = f"{url.scheme}://{url.netloc.decode()}"

    @override
    async def async_auth_flow(self, request: Request) -> AsyncGenerator[Request, Response]:
        """Send one request, and keep the session that the answer gives or takes."""
        request.headers.pop("Cookie", None)
        request.headers["Origin"] = self._origin
        if self.session is not None:
            request.headers["Cookie"] = f"{self._cookie}={self.session}"
        response = yield request
        for name in COOKIES:
            for value in _told(response, name):
                self._cookie, self.session = name, value or None


def _told(response: Response, name: str) -> list[str]:
    """Return what a response lets the cookie of this name be, which may be nothing."""
    told = (each.partition(";")[0] for each in response.headers.get_list("Set-Cookie"))
    pairs = (each.partition("=") for each in told)
    return [value.strip('"') for key, _, value in pairs if key == name]
