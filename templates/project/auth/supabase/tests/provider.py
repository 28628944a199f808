"""The Supabase that tests are signed in with: real keys, published to whoever fetches."""

import json
from typing import Any

from tests.settings import IsolatedSettings
from tests.signing import lifetime, signer

ISSUER = f"{IsolatedSettings().supabase_url}/auth/v1"
SIGNER = signer()


async def fetch(_: str) -> bytes:
    """Return what Supabase publishes."""
    return json.dumps({"keys": [SIGNER.jwk()]}).encode()


def claims(subject: str, **changes: object) -> dict[str, Any]:
    """Return what a token of a person says."""
    person = {"iss": ISSUER, "aud": "authenticated", "role": "authenticated", "sub": subject}
    return {**person, **lifetime(), **changes}


def token(subject: str, **changes: object) -> str:
    """Return a token of a person."""
    return SIGNER.sign(claims(subject, **changes))
