"""A link to a shared project, followed: its Blueprint comes from the builder that keeps it."""

import re
from http.client import HTTPException
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from .blueprint.limits import TEXT_FORM

BLUEPRINT: Final = "blueprint.toml"
TOML: Final = "application/toml"

_SHARED = re.compile(r"(?P<page>https?://[^/?#]+(?:/[^?#]*)?/s/[^/?#]+)/?(?:[?#].*)?", re.DOTALL)
_SECONDS = 20
_REASONS = {
    403: "Sharing is switched off at {host}.",
    404: "There is no shared project at {page}.",
}


class LinkError(Exception):
    """A link leads nowhere, and this is why."""


def shared_page(link: str) -> str | None:
    """Return the address of the shared project that `link` names, if it names one."""
    found = _SHARED.fullmatch(link.strip())
    return found["page"] if found else None


def fetch(page: str) -> bytes:
    """Return the `blueprint.toml` of the shared project at `page`. Raises LinkError."""
    host = page.split("/")[2]
    try:
        return _received(f"{page}/{BLUEPRINT}", host)
    except HTTPError as error:
        error.close()
        reason = _REASONS.get(error.code, "{host} answered {code}: try again later.")
        raise LinkError(reason.format(host=host, page=page, code=error.code)) from error
    except (OSError, HTTPException, ValueError) as error:
        cause = error.reason if isinstance(error, URLError) else error
        message = f"{host} cannot be reached ({cause})."
        raise LinkError(message) from error


def _received(address: str, host: str) -> bytes:
    with urlopen(address, timeout=_SECONDS) as response:  # noqa: S310 - its pattern begins with http
        if response.headers.get_content_type() != TOML:
            message = f"{host} is no builder that keeps shared projects."
            raise LinkError(message)
        document: bytes = response.read(TEXT_FORM + 1)
        return document
