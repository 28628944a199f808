"""Tokens against keys that are really published over HTTP."""

import hashlib
import hmac
import json
from collections.abc import Generator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.utils import base64url_encode

from builder.core.fetching import fetch
from builder.core.jwks import SigningKeys, published_keys
from builder.core.tokens import InvalidTokenError, JwksVerifier
from tests.publishing import JWKS, Publisher, publishing
from tests.signing import GENERATORS, Signer, lifetime, signer

ISSUER, AUDIENCE = "https://provider.test", "shop"
BREAKABLE_BITS = 1_024
SIGNERS = {algorithm: signer(algorithm) for algorithm in GENERATORS}
SIGNER = SIGNERS["RS256"]
WEAK = Signer(generate_private_key(65_537, BREAKABLE_BITS), "RS256")
PUBLIC_KEY = SIGNER.private_key.public_key().public_bytes(
    Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
)


@pytest.fixture(scope="module")
def publisher() -> Generator[Publisher]:
    """Publish the keys."""
    with publishing() as publisher:
        publisher.publish_keys(*SIGNERS.values(), WEAK)
        yield publisher


@pytest.fixture
def verifier(publisher: Publisher) -> JwksVerifier:
    """Return a verifier that has fetched nothing yet."""
    keys = SigningKeys(partial(published_keys, fetch, publisher.url + JWKS))
    return JwksVerifier(keys, ISSUER, AUDIENCE, required=("sid",))


def claims(**changes: object) -> dict[str, Any]:
    """Return the claims of a token that is right, but for `changes`; None leaves one out."""
    said = {"iss": ISSUER, "aud": AUDIENCE, "sub": "ada", "sid": "1", **lifetime(), **changes}
    return {name: value for name, value in said.items() if value is not None}


@pytest.mark.parametrize("algorithm", SIGNERS)
async def test_a_token_says_what_was_signed(verifier: JwksVerifier, algorithm: str) -> None:
    said = await verifier.verify(SIGNERS[algorithm].sign(claims()))
    assert (said["sub"], said["sid"]) == ("ada", "1")


@pytest.mark.parametrize("kind", ["JWT", "at+jwt", "AT+JWT", "application/at+jwt"])
async def test_an_access_token_may_say_what_it_is(verifier: JwksVerifier, kind: str) -> None:
    assert await verifier.verify(SIGNER.sign(claims(), typ=kind))


async def test_one_of_several_audiences_is_enough(verifier: JwksVerifier) -> None:
    assert await verifier.verify(SIGNER.sign(claims(aud=["other", AUDIENCE])))


async def test_a_clock_may_be_slightly_off(verifier: JwksVerifier) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=5)
    assert await verifier.verify(SIGNER.sign(claims(iat=soon, nbf=soon)))


WRONG_CLAIMS: Mapping[str, dict[str, object]] = {
    "another issuer": {"iss": "https://other.test"},
    "a similar issuer": {"iss": f"{ISSUER}/"},
    "no issuer": {"iss": None},
    "another audience": {"aud": "other"},
    "no audience": {"aud": None},
    "no subject": {"sub": None},
    "a number as subject": {"sub": 1},
    "no session": {"sid": None},
    "no time of issue": {"iat": None},
    "no expiry": {"exp": None},
    "expired": {"exp": datetime.now(UTC) - timedelta(hours=1)},
    "a word as expiry": {"exp": "tomorrow"},
    "not yet valid": {"nbf": datetime.now(UTC) + timedelta(hours=1)},
    "not yet issued": {"iat": datetime.now(UTC) + timedelta(hours=1)},
}


@pytest.mark.parametrize("fault", WRONG_CLAIMS)
async def test_a_wrong_claim_is_refused(verifier: JwksVerifier, fault: str) -> None:
    with pytest.raises(InvalidTokenError):
        await verifier.verify(SIGNER.sign(claims(**WRONG_CLAIMS[fault])))


def written(header: Mapping[str, object], secret: bytes = b"") -> str:
    """Return a token that no library would sign: its signature is an HMAC with `secret`."""
    parts = (json.dumps(part, default=datetime.timestamp) for part in (header, claims()))
    text = b".".join(base64url_encode(part.encode()) for part in parts)
    signature = hmac.digest(secret, text, hashlib.sha256) if secret else b""
    return b".".join((text, base64url_encode(signature))).decode()


RSA = {"alg": "RS256", "kid": SIGNER.key_id}
FORGED = {
    "nothing": "",
    "no token": "a.b.c",
    "no ASCII": "ä",
    "no signature": written({**RSA, "alg": "none"}),
    "an HMAC with the public key": written({**RSA, "alg": "HS256"}, PUBLIC_KEY),
    "an HMAC that claims to be RSA": written(RSA, PUBLIC_KEY),
    "a key id that is no text": written({**RSA, "kid": 1}, PUBLIC_KEY),
    "no algorithm": written({"kid": SIGNER.key_id}, PUBLIC_KEY),
    "several algorithms": written({**RSA, "alg": ["RS256"]}, PUBLIC_KEY),
    "an algorithm with parts": written({**RSA, "alg": {}}, PUBLIC_KEY),
    "another key under a known id": replace(signer("RS256"), key_id=SIGNER.key_id).sign(claims()),
    "another kind of key": replace(SIGNERS["ES256"], key_id=SIGNER.key_id).sign(claims()),
    "another padding": replace(SIGNER, algorithm="PS256").sign(claims()),
    "another hash": replace(SIGNER, algorithm="RS512").sign(claims()),
    "an unknown key": signer().sign(claims()),
    "no key id": jwt.encode(claims(), SIGNER.private_key, "RS256"),
    "another kind of token": SIGNER.sign(claims(), typ="logout+jwt"),
    "a header that must be understood": SIGNER.sign(claims(), crit=["bound"], bound=1),
    "a signature cut short": SIGNER.sign(claims())[:-5],
}


@pytest.mark.parametrize("attack", FORGED)
async def test_a_forged_token_is_refused(verifier: JwksVerifier, attack: str) -> None:
    with pytest.raises(InvalidTokenError):
        await verifier.verify(FORGED[attack])


@pytest.mark.filterwarnings("ignore::jwt.warnings.InsecureKeyLengthWarning")
async def test_a_key_that_could_be_broken_is_refused(verifier: JwksVerifier) -> None:
    with pytest.raises(InvalidTokenError):
        await verifier.verify(WEAK.sign(claims()))


async def test_a_token_without_audience_is_right_where_none_is_expected(
    publisher: Publisher,
) -> None:
    keys = SigningKeys(partial(published_keys, fetch, publisher.url + JWKS))
    verifier = JwksVerifier(keys, ISSUER)
    assert await verifier.verify(SIGNER.sign(claims(aud=None)))
    with pytest.raises(InvalidTokenError):
        await verifier.verify(SIGNER.sign(claims()))
