"""The sign-in provider that a site may have, or not."""

from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator

NO_ISSUER: Final = "https://issuer.invalid"
"""Whom nobody can be: RFC 2606 gives the domain to nobody."""

PLACEHOLDER_DOMAIN = ".example.com"


def _given(issuer: str) -> str:
    """Return an issuer; an empty one and a placeholder stand for none."""
    host = urlsplit(issuer).hostname or ""
    return NO_ISSUER if not issuer or host.endswith(PLACEHOLDER_DOMAIN) else issuer


type OptionalIssuer = Annotated[str, AfterValidator(_given)]
