"""Keys of a sign-in provider to test with, and what it signs with them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_ec_key
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key as generate_rsa_key

GENERATORS: Mapping[str, Callable[[], Any]] = {
    "ES256": partial(generate_ec_key, SECP256R1()),
    "EdDSA": Ed25519PrivateKey.generate,
    "RS256": partial(generate_rsa_key, 65_537, 2_048),
}


@dataclass(frozen=True)
class Signer:
    """One private key, the public part of which is published under an id."""

    private_key: Any
    algorithm: str
    key_id: str = field(default_factory=lambda: uuid4().hex)

    def sign(self, claims: Mapping[str, Any], **headers: object) -> str:
        """Return a token that says `claims`."""
        named = {"kid": self.key_id, **headers}
        return jwt.encode(dict(claims), self.private_key, self.algorithm, named)

    def jwk(self) -> dict[str, Any]:
        """Return the public key as it is published."""
        algorithm = jwt.get_algorithm_by_name(self.algorithm)
        public = algorithm.to_jwk(self.private_key.public_key(), as_dict=True)
        return {**public, "kid": self.key_id, "alg": self.algorithm, "use": "sig"}


def signer(algorithm: str = "ES256") -> Signer:
    """Return a signer with a new key."""
    return Signer(GENERATORS[algorithm](), algorithm)


def lifetime(minutes: int = 5) -> dict[str, datetime]:
    """Return the claims of a token that is issued now and expires in `minutes`."""
    now = datetime.now(UTC)
    return {"iat": now, "exp": now + timedelta(minutes=minutes)}
