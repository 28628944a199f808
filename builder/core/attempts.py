"""Attempts to sign in: each is known to one browser, and to nothing here."""

import hashlib
import hmac
import re
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Self

from ..schemas.code_flow import LOCAL_PATH

SECRET_BYTES = 32
LIFETIME_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Attempt:
    """What a browser keeps while its owner is at the provider.

    State, nonce and verifier are digests of it: who sees one of them learns neither another one
    nor what the browser keeps, and only that browser can go on.
    """

    kept: str

    @classmethod
    def begin(cls, destination: str) -> Self:
        """Return a new attempt, which is to lead to `destination`."""
        return cls(f"{secrets.token_urlsafe(SECRET_BYTES)}.{_encoded(destination.encode())}")

    @property
    def destination(self) -> str:
        """Where it is to lead, and never to another site."""
        encoded = self.kept.partition(".")[2]
        try:
            found = urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4)).decode()
        except ValueError:
            return "/"
        return found if re.fullmatch(LOCAL_PATH, found) else "/"

    @property
    def state(self) -> str:
        """What comes back with the answer of the provider."""
        return self._derived("state")

    @property
    def nonce(self) -> str:
        """What the token must repeat."""
        return self._derived("nonce")

    @property
    def verifier(self) -> str:
        """What the code is exchanged with."""
        return self._derived("verifier")

    @property
    def challenge(self) -> str:
        """What the provider knows of the verifier beforehand, as S256 of RFC 7636."""
        return _encoded(hashlib.sha256(self.verifier.encode()).digest())

    def fits(self, state: str) -> bool:
        """Tell whether an answer with this state belongs to it."""
        return hmac.compare_digest(self.state.encode(), state.encode())

    def _derived(self, purpose: str) -> str:
        return _encoded(hmac.digest(self.kept.encode(), purpose.encode(), "sha256"))


def _encoded(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
