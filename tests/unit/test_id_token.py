"""Which tokens and codes of a provider count, that is reached over HTTP."""

import hashlib
import hmac
import json
from collections.abc import Callable, Generator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.utils import base64url_encode

from builder.core.attempts import Attempt
from builder.core.tokens import InvalidTokenError
from tests.issuing import CLIENT, Issuer
from tests.serving import BACK, provider, serving, signed_in
from tests.signing import signer


@pytest.fixture
def issuer() -> Generator[Issuer]:
    """Offer a provider."""
    with serving() as issuer:
        yield issuer


SHARED = [CLIENT[0], "other"]
WRONG_CLAIMS: Mapping[str, dict[str, object]] = {
    "another issuer": {"iss": "https://other.test"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "other"},
    "no audience": {"aud": None},
    "another party": {"azp": "other"},
    "several audiences and no party": {"aud": SHARED},
    "several audiences and another party": {"aud": SHARED, "azp": "other"},
    "another nonce": {"nonce": "x" * 43},
    "a nonce that is no ASCII": {"nonce": "ä"},
    "no nonce": {"nonce": None},
    "no subject": {"sub": None},
    "a subject that cannot be stored": {"sub": "a\0b"},
    "no expiry": {"exp": None},
    "expired": {"exp": datetime.now(UTC) - timedelta(hours=1)},
    "not yet issued": {"iat": datetime.now(UTC) + timedelta(hours=1)},
}


@pytest.mark.parametrize("fault", WRONG_CLAIMS)
async def test_a_wrong_claim_is_refused(issuer: Issuer, fault: str) -> None:
    with pytest.raises(InvalidTokenError):
        await signed_in(issuer, **WRONG_CLAIMS[fault])


@pytest.mark.parametrize("claims", [{"azp": CLIENT[0]}, {"aud": SHARED, "azp": CLIENT[0]}])
async def test_a_token_for_this_application_counts(
    issuer: Issuer, claims: dict[str, object]
) -> None:
    assert (await signed_in(issuer, **claims)).subject == "ada"


type Forge = Callable[[Issuer, Mapping[str, Any]], str]


def written(header: Mapping[str, object], claims: Mapping[str, Any], secret: bytes) -> str:
    """Return a token that no library would sign: its signature is an HMAC with `secret`."""
    parts = (json.dumps(part, default=datetime.timestamp) for part in (header, claims))
    text = b".".join(base64url_encode(part.encode()) for part in parts)
    signature = hmac.digest(secret, text, hashlib.sha256) if secret else b""
    return b".".join((text, base64url_encode(signature))).decode()


def public_key(issuer: Issuer) -> bytes:
    """Return what everybody may know of the key."""
    public: bytes = issuer.signer.private_key.public_key().public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    return public


FORGERIES: Mapping[str, Forge] = {
    "another key": lambda issuer, claims: replace(signer(), key_id=issuer.signer.key_id).sign(
        claims
    ),
    "an unknown key": lambda _, claims: signer().sign(claims),
    "no signature": lambda issuer, claims: written(
        {"alg": "none", "kid": issuer.signer.key_id}, claims, b""
    ),
    "an HMAC with the public key": lambda issuer, claims: written(
        {"alg": "HS256", "kid": issuer.signer.key_id}, claims, public_key(issuer)
    ),
    "an HMAC with the secret of the client": lambda _, claims: jwt.encode(
        dict(claims), CLIENT[1], "HS256"
    ),
    "no token": lambda _, __: "x",
}


@pytest.mark.parametrize("forgery", FORGERIES)
async def test_a_forged_token_is_refused(issuer: Issuer, forgery: str) -> None:
    issuer.sign = lambda claims: FORGERIES[forgery](issuer, claims)
    with pytest.raises(InvalidTokenError):
        await signed_in(issuer)


async def test_a_code_counts_once_and_with_the_verifier_and_address_of_its_attempt(
    issuer: Issuer,
) -> None:
    known, attempt = provider(issuer), Attempt.begin("/")
    url = await known.authorization_url(attempt, BACK)
    for other, address in ((Attempt.begin("/"), BACK), (attempt, f"{BACK}/other")):
        code = issuer.authorize(url, "ada")["code"]
        with pytest.raises(InvalidTokenError, match="code"):
            await known.identify(code, other, address)
    code = issuer.authorize(url, "ada")["code"]
    assert await known.identify(code, attempt, BACK)
    with pytest.raises(InvalidTokenError, match="code"):
        await known.identify(code, attempt, BACK)
