"""The OpenID provider that tests are signed in with: real keys, published to whoever fetches."""

import json
from typing import Any

from tests.publishing import JWKS
from tests.settings import IsolatedSettings
from tests.signing import lifetime, signer

ISSUER = IsolatedSettings().oidc_issuer
SIGNER = signer()
DOCUMENTS = {
    f"{ISSUER}/.well-known/openid-configuration": {"issuer": ISSUER, "jwks_uri": ISSUER + JWKS},
    ISSUER + JWKS: {"keys": [SIGNER.jwk()]},
}


async def fetch(url: str) -> bytes:
    """Return what the provider publishes at `url`."""
    return json.dumps(DOCUMENTS[url]).encode()


def claims(subject: str, **changes: object) -> dict[str, Any]:
    """Return what a token of the provider says."""
    audience = IsolatedSettings().oidc_audience
    return {"iss": ISSUER, "aud": audience, "sub": subject, **lifetime(), **changes}


def token(subject: str, **changes: object) -> str:
    """Return a token of the provider."""
    return SIGNER.sign(claims(subject, **changes))
