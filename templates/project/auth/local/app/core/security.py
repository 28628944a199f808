"""Passwords are hashed off the event loop; tokens are signed with the first key and verified with all."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

import jwt
from anyio import CapacityLimiter, to_thread
from jwt import PyJWTError
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

ALGORITHM = "HS256"
LEEWAY = dt.timedelta(seconds=10)
CONCURRENT_HASHES = 4


class TokenKind(StrEnum):
    """The `typ` header of a token, which keeps one kind from being used as the other."""

    ACCESS = "at+jwt"
    REFRESH = "rt+jwt"


class InvalidTokenError(Exception):
    """The token is not ours, not of this kind, or no longer valid."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a token says: whose it is, and its own id."""

    user_id: int
    token_id: UUID


class TokenSigner:
    """Signs and verifies tokens of one issuer, with one key per key id."""

    def __init__(self, keys: Iterable[str], issuer: str) -> None:
        """Take the keys: the first signs, the others still verify what they signed before."""
        self._keys = {_key_id(key): key for key in keys}
        self._signing_id = next(iter(self._keys))
        self._issuer = issuer

    def sign(self, kind: TokenKind, claims: Claims, expires_at: dt.datetime) -> str:
        """Return a token that is valid until `expires_at`."""
        payload = {
            "iss": self._issuer,
            "aud": self._issuer,
            "sub": str(claims.user_id),
            "jti": claims.token_id.hex,
            "iat": dt.datetime.now(dt.UTC),
            "exp": expires_at,
        }
        headers = {"typ": kind.value, "kid": self._signing_id}
        return jwt.encode(payload, self._keys[self._signing_id], ALGORITHM, headers)

    def verify(self, kind: TokenKind, token: str) -> Claims:
        """Return the claims of `token`. Raises InvalidTokenError."""
        try:
            header = jwt.get_unverified_header(token)
            payload = jwt.decode(
                token,
                self._keys[header["kid"]],
                algorithms=[ALGORITHM],
                issuer=self._issuer,
                audience=self._issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "sub", "iss", "aud", "jti"]},
            )
            claims = Claims(user_id=int(payload["sub"]), token_id=UUID(payload["jti"]))
        except (PyJWTError, LookupError, TypeError, ValueError) as error:
            raise InvalidTokenError from error
        if header.get("typ") != kind:
            raise InvalidTokenError
        return claims


def _key_id(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:16]


class PasswordHasher:
    """Argon2id at the cost that OWASP advises, a few at a time, each in a thread."""

    def __init__(self, hasher: Argon2Hasher | None = None) -> None:
        """Take the hasher; its cost is remembered in every hash."""
        self._hash = PasswordHash((hasher or Argon2Hasher(19 * 1024, 2, 1),))
        self._slots = CapacityLimiter(CONCURRENT_HASHES)
        self._nobody = self._hash.hash("nobody")

    async def hash(self, password: str) -> str:
        """Return the hash to store."""
        return await to_thread.run_sync(self._hash.hash, password, limiter=self._slots)

    async def verify(self, password: str, stored: str | None) -> bool:
        """Tell whether `password` is right; without a stored hash it takes as long and is not."""
        matches = await to_thread.run_sync(
            self._hash.verify,
            password,
            stored or self._nobody,
            limiter=self._slots,
        )
        return matches and stored is not None
