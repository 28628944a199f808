"""What a builder has against a request, in the words of the command line."""

import json
from http import HTTPStatus
from typing import Any, Final
from urllib.error import HTTPError

from .servers import host_of

JSON: Final = "application/json"
_PROBLEM: Final = "application/problem+json"
_LONGEST: Final = 1_000_000
_INVALID: Final = 422


class PortalError(Exception):
    """The portal cannot do it, and this is why."""


class NotThereError(PortalError):
    """There is nothing at this address, or nothing for who asks."""


def refusal(server: str, error: HTTPError) -> PortalError:
    """Return why a builder refused, and what to do about it."""
    host = host_of(server)
    match error.code:
        case HTTPStatus.UNAUTHORIZED:
            return PortalError(
                f"{host} does not take this token: make another at {server}/account/tokens, "
                f"then run 'builder login {server}'."
            )
        case code if code < HTTPStatus.BAD_REQUEST:
            there = error.headers.get("Location", "another address")
            return PortalError(f"{host} leads on to {there}: log in there.")
        case _ if error.headers.get_content_type() != _PROBLEM:
            return PortalError(f"{host} answered {error.code}: is it a builder with workspaces?")
        case code:
            kind = NotThereError if code == HTTPStatus.NOT_FOUND else PortalError
            return kind(_told(server, error.read(_LONGEST)))


def no_builder(server: str) -> PortalError:
    """Return what tells somebody that another program answers."""
    return PortalError(f"{host_of(server)} is no builder with workspaces.")


def _told(server: str, content: bytes) -> str:
    """Return what a problem says: every place and rule, where it names some."""
    try:
        problem: dict[str, Any] = json.loads(content)
        lines = [f"{host_of(server)} refuses: {problem['detail']}"]
        if problem["status"] == _INVALID:
            lines += [
                f"  {_place(each['location'])}: {each['message']}" for each in problem["errors"]
            ]
        if problem["code"] == "stale-revision":
            lines.append("Pull it into another file, put both together, and push that.")
    except (ValueError, LookupError, TypeError):
        return str(no_builder(server))
    return "\n".join(lines)


def _place(location: list[str | int]) -> str:
    return ".".join(str(each) for each in location if each != "body")
