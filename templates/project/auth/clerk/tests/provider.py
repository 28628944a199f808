"""The Clerk that tests are signed in with: real keys, published to whoever fetches."""

import json
from typing import Any

from tests.settings import IsolatedSettings
from tests.signing import lifetime, signer

ISSUER = IsolatedSettings().clerk_issuer
SIGNER = signer("RS256")


async def fetch(_: str) -> bytes:
    """Return what Clerk publishes."""
    return json.dumps({"keys": [SIGNER.jwk()]}).encode()


def claims(subject: str, **changes: object) -> dict[str, Any]:
    """Return what a token of a session says."""
    [party] = IsolatedSettings().clerk_authorized_parties
    return {"iss": ISSUER, "azp": party, "sid": "1", "sub": subject, **lifetime(), **changes}


def token(subject: str, **changes: object) -> str:
    """Return a token of a session."""
    return SIGNER.sign(claims(subject, **changes))
