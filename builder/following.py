"""A link that does not say all, followed: its Blueprint comes from the builder that keeps it."""

import re
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from .blueprint.forms.links import VIEW
from .blueprint.limits import TEXT_FORM

BLUEPRINT: Final = "blueprint.toml"
TOML: Final = "application/toml"
UNREACHED: Final = (OSError, HTTPException, ValueError)
"""What `urlopen` raises where no server answers it."""

_ROOT = r"https?://[^/?#]+(?:/[^?#]*)?/"
_SHARED = re.compile(rf"({_ROOT}s/[^/?#]+)/?(?:[?#].*)?", re.DOTALL)
_DRAFT = re.compile(rf"({_ROOT})[^/?#]*\?((?:[^#]*&)?d=[^#]*)(?:#.*)?", re.DOTALL)
_SECONDS = 20
_REASONS = {
    403: "Sharing is switched off at {host}.",
    404: "There is neither a shared project nor a draft at {address}.",
}


class LinkError(Exception):
    """A link leads nowhere, and this is why."""


def kept_at(link: str) -> str | None:
    """Return where the Blueprint of a shared project or a draft is; of other links, nothing."""
    if shared := _SHARED.fullmatch(link.strip()):
        return f"{shared[1]}/{BLUEPRINT}"
    if draft := _DRAFT.fullmatch(link.strip()):
        return f"{draft[1]}{BLUEPRINT}?{_choices(draft[2])}"
    return None


def fetch(address: str) -> bytes:
    """Return the Blueprint at `address`. Raises LinkError."""
    host = address.split("/")[2]
    try:
        return _received(address, host)
    except HTTPError as error:
        error.close()
        reason = _REASONS.get(error.code, "{host} answered {code}: try again later.")
        raise LinkError(reason.format(host=host, address=address, code=error.code)) from error
    except UNREACHED as error:
        raise LinkError(unreached(host, error)) from error


def unreached(host: str, error: Exception) -> str:
    """Say that `host` cannot be reached, and why."""
    cause = error.reason if isinstance(error, URLError) else error
    return f"{host} cannot be reached ({cause})."


def _choices(query: str) -> str:
    return "&".join(each for each in query.split("&") if each.partition("=")[0] not in VIEW)


def _received(address: str, host: str) -> bytes:
    with urlopen(address, timeout=_SECONDS) as response:  # noqa: S310 - its pattern begins with http
        if response.headers.get_content_type() != TOML:
            message = f"{host} is no builder that keeps projects."
            raise LinkError(message)
        document: bytes = response.read(TEXT_FORM + 1)
        return document
