"""What the command line asks of a builder that a team hosts."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, override
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ..blueprint.limits import TEXT_FORM
from ..following import TOML, UNREACHED, unreached
from .errors import JSON, NotThereError, PortalError, no_builder, refusal
from .servers import host_of

API: Final = "/api/v1"
_SECONDS: Final = 60

type Json = Any


class _Staying(HTTPRedirectHandler):
    """Follows nothing: a token is for the server that it was kept for."""

    @override
    def redirect_request(self, *_: object, **__: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Portal:
    """A builder, and the token with which it is asked."""

    server: str
    token: str

    def caller(self) -> str:
        """Return whose token this is, and what it may. Raises PortalError."""
        return self._json("GET", "/caller", _told)

    def latest(self, place: str) -> int | None:
        """Return the latest revision of a Blueprint, if it is there. Raises PortalError."""
        try:
            return self._json("GET", place, lambda found: int(found["latest"]))
        except NotThereError:
            return None

    def document(self, place: str, number: int) -> str:
        """Return the Blueprint of a revision as TOML. Raises PortalError."""
        sent = self._sent("GET", f"{place}/revisions/{number}/blueprint.toml", None, TOML)
        return sent.decode(errors="replace")

    def save(self, place: str, body: Mapping[str, Json]) -> int:
        """Save a revision; return its number. Raises PortalError."""
        path = f"{place}/revisions"
        return self._json("POST", path, lambda found: int(found["number"]), body)

    def create(self, workspace: str, body: Mapping[str, Json]) -> str:
        """Save a Blueprint for the first time; return its slug. Raises PortalError."""
        path = f"/workspaces/{workspace}/blueprints"
        return self._json("POST", path, lambda found: str(found["slug"]), body)

    def _json[T](
        self,
        method: str,
        path: str,
        take: Callable[[Json], T],
        body: Mapping[str, Json] | None = None,
    ) -> T:
        """Return what `take` finds in an answer. Raises PortalError."""
        data = None if body is None else json.dumps(body).encode()
        content = self._sent(method, path, data, JSON)
        try:
            return take(json.loads(content))
        except (ValueError, LookupError, TypeError) as error:
            raise no_builder(self.server) from error

    def _sent(self, method: str, path: str, data: bytes | None, kind: str) -> bytes:
        """Return the answer, which is of this kind. Raises PortalError."""
        headers = {"Authorization": f"Bearer {self.token}", "Accept": kind, "Content-Type": JSON}
        request = Request(f"{self.server}{API}{path}", data, headers, method=method)  # noqa: S310 - a server begins with http
        try:
            with build_opener(_Staying).open(request, timeout=_SECONDS) as response:
                if response.headers.get_content_type() != kind:
                    raise no_builder(self.server)
                content: bytes = response.read(TEXT_FORM + 1)
                return content
        except HTTPError as error:
            with error:
                raise refusal(self.server, error) from error
        except UNREACHED as error:
            raise PortalError(unreached(host_of(self.server), error)) from error


def _told(caller: Json) -> str:
    return f"{caller['user']['email']}, by the token {caller['token']!r} ({caller['scope']})"
